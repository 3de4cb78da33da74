-- What the application's account may do, table by table; it owns nothing and changes no schema.
-- A table that is missing here is one that the application cannot read. Logs are written and read, never changed.
GRANT SELECT ON flyway_schema_history TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON tenant TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON member TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON audit_chain TO ${applicationAccount};
GRANT SELECT, INSERT ON audit_event TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON sign_up TO ${applicationAccount};
GRANT SELECT, INSERT ON pack_version TO ${applicationAccount};
GRANT SELECT, INSERT ON policy_version TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON policy_standing TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE, DELETE ON member_policy TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON policy_exception TO ${applicationAccount};
GRANT SELECT, INSERT ON decision_log TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE, DELETE ON connection TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON invitation TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE, DELETE ON interaction TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE, DELETE ON confirmed_fact TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON inbox_event TO ${applicationAccount};
GRANT SELECT, INSERT ON own_name TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON counted_row TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON import_job TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE, DELETE ON import_ticket TO ${applicationAccount};
GRANT SELECT, INSERT, DELETE ON import_chunk TO ${applicationAccount};
GRANT SELECT, INSERT, UPDATE ON import_file TO ${applicationAccount};
GRANT SELECT, INSERT ON import_rejection TO ${applicationAccount};
