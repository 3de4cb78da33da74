package dev.acquaint.api;

import dev.acquaint.dataimport.ImportState;
import dev.acquaint.dataimport.ImportView;
import dev.acquaint.dataimport.Imports;
import dev.acquaint.evaluation.BatchCommand;
import dev.acquaint.evaluation.BatchResult;
import dev.acquaint.evaluation.CompareCommand;
import dev.acquaint.evaluation.CompareResult;
import dev.acquaint.evaluation.DecisionSummary;
import dev.acquaint.evaluation.DecisionView;
import dev.acquaint.evaluation.Decisions;
import dev.acquaint.evaluation.Evaluation;
import dev.acquaint.evaluation.EvaluationCommand;
import dev.acquaint.evaluation.EvaluationResult;
import dev.acquaint.evaluation.ReplayResult;
import dev.acquaint.identity.MemberState;
import dev.acquaint.identity.MemberView;
import dev.acquaint.identity.Members;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.kernel.Page;
import dev.acquaint.network.ContactView;
import dev.acquaint.network.Contacts;
import dev.acquaint.network.Direction;
import dev.acquaint.network.InvitationState;
import dev.acquaint.network.InvitationSummary;
import dev.acquaint.network.InvitationView;
import dev.acquaint.network.Invitations;
import dev.acquaint.policy.PackView;
import dev.acquaint.policy.Policies;
import dev.acquaint.policy.PolicyView;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Role;
import dev.acquaint.training.LessonSummary;
import dev.acquaint.training.LessonView;
import dev.acquaint.training.Lessons;
import dev.acquaint.training.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Services that answer with every field they have, remember what they were asked, and fail when told to. */
final class PlayedServices {

    static final Id PRESENT = Id.of("0PDKQ3B1G0R5K");
    static final Id ABSENT = Id.of("0PDKQ3B1G0R5M");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final String HASH = "sha256:" + "0f".repeat(32);

    /** What the next call throws instead of answering. */
    volatile @Nullable RuntimeException failure;

    volatile @Nullable EvaluationCommand evaluated;
    volatile @Nullable BatchCommand batch;
    volatile @Nullable CompareCommand compared;
    volatile @Nullable String uploadedName;
    volatile @Nullable String uploaded;
    volatile @Nullable Id uploadedFor;
    volatile @Nullable Object asked;
    volatile boolean tenantWasEntered;

    private void play() {
        RuntimeException failing = failure;
        if (failing != null) {
            throw failing;
        }
    }

    private static void find(Id id) {
        if (!id.equals(PRESENT)) {
            throw DomainException.notFound();
        }
    }

    Evaluation evaluation(CurrentTenant currentTenant) {
        return new Evaluation() {
            @Override
            public EvaluationResult evaluate(EvaluationCommand command) {
                play();
                tenantWasEntered = currentTenant.callerIfAny().isPresent();
                evaluated = command;
                return command.options().facts() ? full() : sparse();
            }

            @Override
            public BatchResult batch(BatchCommand command) {
                play();
                batch = command;
                List<BatchResult.ItemResult> results = new ArrayList<>();
                for (int i = 0; i < command.items().size(); i++) {
                    boolean bad = "bad".equals(command.items().get(i).action());
                    String wrongFact = "bad-fact".equals(command.defaults().action())
                            ? (command.items().get(i).facts().isEmpty() ? "relationship.like" : "relationship.trust")
                            : null;
                    if (wrongFact != null) {
                        String pointer = "/items/" + i + "/facts/" + wrongFact;
                        results.add(new BatchResult.ItemResult(
                                i,
                                null,
                                null,
                                new DomainException(
                                        ErrorCode.INVALID, "No.", List.of(new Fault(pointer, "out-of-range", "No.")))));
                        continue;
                    }
                    results.add(new BatchResult.ItemResult(
                            i,
                            command.items().get(i).key(),
                            bad ? null : full(),
                            bad
                                    ? new DomainException(
                                            ErrorCode.UNPROCESSABLE,
                                            "No.",
                                            List.of(new Fault("/items/" + i + "/action", "unknown-action", "No.")))
                                    : null));
                }
                return new BatchResult(results);
            }

            @Override
            public CompareResult compare(CompareCommand command) {
                play();
                compared = command;
                List<EvaluationCommand.PolicyRef> policies = command.policies().isEmpty()
                        ? List.of(EvaluationCommand.PolicyRef.pack("closed"))
                        : command.policies();
                return new CompareResult(policies.stream()
                        .map(policy -> new CompareResult.Compared(policy, "A title", full()))
                        .toList());
            }
        };
    }

    Decisions decisions() {
        return new Decisions() {
            @Override
            public DecisionView get(Id decision) {
                play();
                find(decision);
                return new DecisionView(
                        decision, ABSENT, "batch", "subject", PRESENT, NOW, Map.of("action", "accept"), full());
            }

            @Override
            public Page<DecisionSummary> list(DecisionQuery query) {
                play();
                asked = query;
                var row = new DecisionSummary(PRESENT, ABSENT, "evaluate", PRESENT, "accept", "ask", false, true, NOW);
                return new Page<>(List.of(row), query.cursor() == null ? "n/x=t" : null);
            }

            @Override
            public ReplayResult replay(Id decision) {
                play();
                find(decision);
                return new ReplayResult(decision, true, List.of(), full(), sparse());
            }
        };
    }

    Imports imports() {
        return new Imports() {
            @Override
            public Id start(@Nullable Id member, @Nullable String fileName, @Nullable InputStream content) {
                play();
                if (content == null) {
                    throw new DomainException(ErrorCode.INVALID, "There is no file.");
                }
                try {
                    uploaded = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                uploadedName = fileName;
                uploadedFor = member;
                return PRESENT;
            }

            @Override
            public ImportView get(Id id) {
                play();
                find(id);
                return view(ImportState.DONE);
            }

            @Override
            public List<ImportView> list() {
                play();
                return List.of(view(ImportState.FAILED), view(ImportState.QUEUED));
            }

            @Override
            public ImportView cancel(Id id) {
                play();
                find(id);
                return view(ImportState.CANCELLED);
            }
        };
    }

    private static ImportView view(ImportState state) {
        boolean ended = state != ImportState.QUEUED;
        return new ImportView(
                PRESENT,
                ABSENT,
                "export.zip",
                4711,
                state,
                ended ? 1 : 0,
                List.of(new ImportView.FileReport("Connections.csv", "connections", 3, 1, 1, 1, true)),
                List.of(new ImportView.Rejection("Connections.csv", 7, "too-few-columns", "Three of seven.")),
                ended ? new ImportView.Matching(1, 2, 3, 4, 5) : null,
                state == ImportState.FAILED ? new ImportView.Failure("broken-archive", "It ends early.") : null,
                NOW,
                ended ? NOW : null);
    }

    Policies policies() {
        return new Policies() {
            @Override
            public List<PackView> packs(Locale language) {
                play();
                asked = language;
                return List.of(new PackView(
                        "closed", 1, HASH, "Closed", "Nobody.", List.of("accept"), List.of("l"), List.of("J10")));
            }

            @Override
            public PolicyView pack(String pack, Locale language) {
                play();
                asked = language;
                if (!pack.equals("closed")) {
                    throw new DomainException(ErrorCode.NOT_FOUND, "There is no such pack.");
                }
                return new PolicyView(
                        "pack",
                        "closed",
                        1,
                        HASH,
                        "published",
                        "Closed",
                        "Nobody.",
                        List.of(
                                new PolicyView.ParameterView(
                                        "minutes", "integer", "How long", 10, 12, 0, 60, List.of()),
                                new PolicyView.ParameterView(
                                        "words",
                                        "set",
                                        "Which",
                                        List.of("a"),
                                        List.of(),
                                        null,
                                        null,
                                        List.of("a", "b"))),
                        List.of(
                                new PolicyView.RuleView(
                                        "nobody", "default", List.of("accept"), "true", "decline", "No."),
                                new PolicyView.RuleView("tip", "advice", List.of("accept"), "true", null, "A tip.")),
                        NOW,
                        "cora",
                        "id: closed\n");
            }
        };
    }

    Lessons lessons() {
        return new Lessons() {
            @Override
            public List<LessonSummary> list(Locale language) {
                play();
                return List.of(lesson());
            }

            @Override
            public LessonView get(String id, Locale language) {
                play();
                return new LessonView(lesson(), language, "Jan", "Who is in my network", "<p>Talk first.</p>");
            }
        };
    }

    private static LessonSummary lesson() {
        return new LessonSummary("talk-first", "Talk first", "Ten minutes tell.", Level.values()[0], 3);
    }

    Members members() {
        return new Members() {
            @Override
            public List<MemberView> list() {
                play();
                return List.of(member(MemberState.ACTIVE));
            }

            @Override
            public MemberView invite(String email, String name, Locale language, Role role) {
                play();
                asked = List.of(email, name, language, role);
                return member(MemberState.INVITED);
            }

            @Override
            public MemberView disable(Id id) {
                play();
                find(id);
                return member(MemberState.DISABLED);
            }

            @Override
            public MemberView enable(Id id) {
                play();
                find(id);
                return member(MemberState.ACTIVE);
            }
        };
    }

    private static MemberView member(MemberState state) {
        return new MemberView(
                PRESENT, "Maya", "maya@bright-path.test", Set.of(Role.MEMBER), state, Locale.ENGLISH, NOW);
    }

    Contacts contacts() {
        return new Contacts() {
            @Override
            public Page<ContactView> list(
                    @Nullable Id member, @Nullable String search, @Nullable String cursor, int limit) {
                play();
                asked = List.of(String.valueOf(member), String.valueOf(search), String.valueOf(cursor), limit);
                return new Page<>(List.of(contact()), null);
            }

            @Override
            public ContactView get(@Nullable Id member, Id contact) {
                play();
                find(contact);
                return contact();
            }
        };
    }

    private static ContactView contact() {
        return new ContactView(
                PRESENT,
                "Sam Rivers",
                "Baker",
                "Rivers & Sons",
                "https://www.linkedin.com/in/sam",
                LocalDate.of(2020, 2, 29),
                new ContactView.Interactions(1, 2, LocalDate.of(2020, 3, 1), LocalDate.of(2021, 3, 1), 1, 0, 2, 0),
                List.of(new InvitationView.KnownFact("relationship.trust", "How far?", "7", "confirmed")));
    }

    Invitations invitations() {
        return new Invitations() {
            @Override
            public Page<InvitationSummary> list(
                    @Nullable Id member,
                    @Nullable InvitationState state,
                    @Nullable Direction direction,
                    @Nullable String cursor,
                    int limit) {
                play();
                asked = List.of(String.valueOf(state), String.valueOf(direction), limit);
                return new Page<>(List.of(invitation()), null);
            }

            @Override
            public InvitationSummary get(@Nullable Id member, Id invitation) {
                play();
                find(invitation);
                return invitation();
            }
        };
    }

    private static InvitationSummary invitation() {
        return new InvitationSummary(
                PRESENT,
                ABSENT,
                "Sam Rivers",
                Direction.INCOMING,
                InvitationState.OPEN,
                "linkedin",
                NOW,
                "Hi",
                "ask",
                ABSENT);
    }

    private static EvaluationResult full() {
        return new EvaluationResult(
                PRESENT,
                "accept",
                "ask",
                false,
                false,
                true,
                17,
                new EvaluationResult.DecidedBy("pack", "guarded", 1, "otherwise", "default"),
                List.of(new EvaluationResult.Reason("r", "Because.", Map.of("relationship.trust", 7))),
                new EvaluationResult.Reply("t", "en", "Hello"),
                List.of(new EvaluationResult.Lesson("l", "A lesson")),
                List.of(new EvaluationResult.FollowUp("coffee", "Have one", 7)),
                List.of(new EvaluationResult.Missing(
                        List.of(
                                new EvaluationResult.MissingFact(
                                        "relationship.trust", "integer", "member", "How far?", List.of()),
                                new EvaluationResult.MissingFact(
                                        "invitation.reason",
                                        "enum",
                                        "inviter",
                                        "What for?",
                                        List.of(new EvaluationResult.Option("hiring", "Hiring")))),
                        "accept")),
                true,
                List.of(new EvaluationResult.WhatIf(Map.of("relationship.trust", 8), "accept")),
                List.of(new EvaluationResult.Waiver("0", "p", "r", "cora", "because")),
                List.of(new EvaluationResult.Warning("parameter-clamped", "minutes", "Too many.")),
                List.of(
                        new EvaluationResult.Fact("relationship.trust", 7, "given", ""),
                        new EvaluationResult.Fact("invitation.note_present", true, "derived", "the note is not empty")),
                List.of(new EvaluationResult.TraceLine(
                        "pack",
                        "guarded",
                        "r",
                        "default",
                        false,
                        "unknown",
                        List.of(new EvaluationResult.Atom("relationship.trust >= 6", "true")))),
                List.of(new EvaluationResult.PolicyVersion("guarded", 1, HASH)),
                NOW);
    }

    private static EvaluationResult sparse() {
        return new EvaluationResult(
                PRESENT,
                "accept",
                "accept",
                true,
                true,
                false,
                0,
                new EvaluationResult.DecidedBy("organization", "ours", 3, "r", "mandatory"),
                List.of(),
                null,
                List.of(),
                List.of(new EvaluationResult.FollowUp("tend", "Tend it", null)),
                List.of(),
                true,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(new EvaluationResult.PolicyVersion("ours", 3, HASH)),
                NOW);
    }
}
