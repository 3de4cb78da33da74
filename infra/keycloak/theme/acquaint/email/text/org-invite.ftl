<#ftl output_format="plainText">
<#-- Plain text needs no HTML escaping: the inherited template's would break the link's ampersands. -->
<#if firstName?? && lastName??>
${msg("orgInviteBodyPersonalized", link, linkExpiration, realmName, organization.name, linkExpirationFormatter(linkExpiration), firstName, lastName)}
<#else>
${msg("orgInviteBody", link, linkExpiration, realmName, organization.name, linkExpirationFormatter(linkExpiration))}
</#if>
