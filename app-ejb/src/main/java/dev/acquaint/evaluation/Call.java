package dev.acquaint.evaluation;

import dev.acquaint.engine.Action;
import dev.acquaint.engine.Decision;
import dev.acquaint.engine.EvaluationInput;
import dev.acquaint.engine.Fact;
import dev.acquaint.engine.Facts;
import dev.acquaint.engine.LocalText;
import dev.acquaint.engine.Origin;
import dev.acquaint.engine.PolicyStack;
import dev.acquaint.evaluation.AttributeSource.Stored;
import dev.acquaint.evaluation.AttributeSource.StoredFact;
import dev.acquaint.evaluation.CallContent.Added;
import dev.acquaint.evaluation.EvaluationCommand.Options;
import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import dev.acquaint.evaluation.EvaluationCommand.ResourceRef;
import dev.acquaint.evaluation.LoggedCall.Made;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.policy.PolicyHolder;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One call under way: completes its questions, remembers what it looked up, and gathers what the log will keep. */
final class Call {

    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9._:-]{0,63}");
    private static final LocalText OF_PROFILE =
            new LocalText("from the member's profile", "uit het profiel van het lid");

    private final Preparation preparation;
    private final String kind;
    private final Caller caller;
    private final Options options;
    private final Instant now;
    private final Instant at;
    private final Locale language;
    private final long revision;

    private final Map<String, Optional<PolicyHolder>> holders = new HashMap<>();
    private final Map<Id, List<StoredFact>> memberFacts = new HashMap<>();
    private final Map<Thing, Optional<Stored>> things = new HashMap<>();
    private final Map<Object, PolicyStack> stacks = new HashMap<>();

    private final List<CallContent.Stack> usedStacks = new ArrayList<>();
    private final Map<PolicyStack, Integer> usedStackNumbers = new HashMap<>();
    private final List<CallContent.Entry> entries = new ArrayList<>();
    private final List<Made> made = new ArrayList<>();

    Call(Preparation preparation, String kind, Caller caller, Options options, Instant now, long revision) {
        this.preparation = preparation;
        this.kind = kind;
        this.caller = caller;
        this.options = options;
        this.now = now;
        this.at = options.at() != null ? options.at() : now;
        this.language = options.language() != null ? options.language() : caller.language();
        this.revision = revision;
    }

    /** Looks up the stored things of many questions at once; what is wrong with one shows when it is prepared. */
    void fetch(List<EvaluationCommand> commands) {
        Map<ThingKind, Set<Id>> wanted = new LinkedHashMap<>();
        for (EvaluationCommand command : commands) {
            var resource = command.resource();
            if (resource == null || resource.id() == null) {
                continue;
            }
            var holder = allowedHolder(command);
            var id = Id.parse(resource.id());
            if (holder.isPresent() && id.isPresent()) {
                wanted.computeIfAbsent(
                                new ThingKind(holder.get().id(), resource.type()), kindOfThing -> new HashSet<>())
                        .add(id.get());
            }
        }
        wanted.forEach((kindOfThing, ids) -> {
            var found = preparation.stored(kindOfThing.member(), kindOfThing.type(), ids);
            ids.forEach(id -> things.put(new Thing(kindOfThing, id), Optional.ofNullable(found.get(id))));
        });
    }

    Question prepare(EvaluationCommand command, Place place) {
        var holder = holder(command, place);
        var stack = stack(command.policy(), holder, place);
        var action = action(command.action(), stack, place);
        var given = Facts.given(preparation.catalogue, command.facts(), place.of("facts"));
        var stored = stored(command.resource(), holder, place);

        List<Added> added = new ArrayList<>();
        var facts = given;
        for (StoredFact fact : stored.facts()) {
            if (!isPrivate(fact)) {
                facts = add(facts, fact, added);
            }
        }
        if (holder != null) {
            for (StoredFact fact : ofMember(holder)) {
                facts = add(facts, fact, added);
            }
        }

        var input = new EvaluationInput(
                action, facts, at, language, options.explain(), options.trace(), words(stored, holder));
        return new Question(command, holder == null ? null : holder.id(), added, input, stack);
    }

    /** Keeps the decision for the log. */
    EvaluationResult keep(Question question, Decision decision, @Nullable String key) {
        var result = Results.of(Id.next(), question, decision, revision, options.trace());
        entries.add(new CallContent.Entry(
                key,
                question.command(),
                language.toLanguageTag(),
                at,
                question.added(),
                question.input().merge(),
                numberOf(question.stack()),
                result.withoutTrace()));
        made.add(new Made(
                result.decisionId(),
                question.member(),
                result.action(),
                result.outcome(),
                result.decision(),
                result.hypothetical(),
                at));
        return result;
    }

    /** As the caller wanted to see it. */
    EvaluationResult shown(EvaluationResult result) {
        return options.facts() ? result : result.withoutFacts();
    }

    boolean hasDecided() {
        return !made.isEmpty();
    }

    LoggedCall logged() {
        var content = new CallContent(CallContent.FORMAT, usedStacks, entries);
        return new LoggedCall(caller.tenant(), kind, caller.subject(), now, content.close(), made);
    }

    String titleOf(Question question) {
        return question.stack().layers().get(0).policy().policy().title().in(language);
    }

    /** A member decides for themselves; an integrator for members who consented; nobody else for anybody. */
    private @Nullable PolicyHolder holder(EvaluationCommand command, Place place) {
        boolean stored = command.resource() != null && command.resource().id() != null;
        if (command.member() == null && !stored) {
            return null;
        }
        var member = memberIn(command);
        if (member == null) {
            throw unprocessable(
                    place.of("member"), "member-needed", "Say whose stored facts complete the request: give member.");
        }
        var holder = found(member)
                .orElseThrow(() -> unprocessable(place.of("member"), "unknown-member", "There is no such member."));
        if (isCaller(holder)) {
            return holder;
        }
        if (!caller.is(Role.INTEGRATOR)) {
            // Members of one organization are strangers to each other here, whatever their office.
            throw unprocessable(place.of("member"), "unknown-member", "There is no such member.");
        }
        if (!holder.integratorsMayRead()) {
            throw unprocessable(
                    place.of("member"),
                    "no-consent",
                    "This member has not consented to integrators' deciding with their policy and data.");
        }
        return holder;
    }

    private Optional<PolicyHolder> allowedHolder(EvaluationCommand command) {
        try {
            return Optional.ofNullable(holder(command, Place.BODY));
        } catch (DomainException refused) {
            return Optional.empty(); // said where the question itself is prepared
        }
    }

    private @Nullable String memberIn(EvaluationCommand command) {
        if (command.member() != null) {
            return command.member();
        }
        return caller.member() == null || caller.is(Role.INTEGRATOR)
                ? null
                : caller.member().toString();
    }

    private Optional<PolicyHolder> found(String member) {
        return holders.computeIfAbsent(member, text -> Id.parse(text).flatMap(preparation::holder));
    }

    private boolean isCaller(PolicyHolder holder) {
        return holder.id().equals(caller.member()) && !caller.is(Role.INTEGRATOR);
    }

    private PolicyStack stack(@Nullable PolicyRef policy, @Nullable PolicyHolder holder, Place place) {
        if (policy != null) {
            var stack = stacks.get(policy);
            if (stack == null) {
                stack = preparation
                        .stacks()
                        .alone(place.policy(), policy.pack(), policy.policy(), policy.version(), policy.params());
                stacks.put(policy, stack);
            }
            return stack;
        }
        Object key = holder == null ? "baseline" : holder.id();
        return stacks.computeIfAbsent(
                key,
                ownerOfStack -> preparation
                        .stacks()
                        .inForce(holder == null ? null : holder.id(), options.minRevision())
                        .stack());
    }

    /** Any action that the policies speak of; a mistyped one would be answered with what holds for no case at all. */
    private static Action action(@Nullable String name, PolicyStack stack, Place place) {
        if (name == null || name.isEmpty()) {
            throw new DomainException(
                    ErrorCode.INVALID,
                    "The action is missing.",
                    List.of(new Fault(place.of("action"), "required", "Say what is asked, such as \"accept\".")));
        }
        var action = ACTION.matcher(name).matches() ? Action.of(name) : null;
        if (action == null || (action.isGeneral() && !speaksOf(stack, name))) {
            throw unprocessable(
                    place.of("action"),
                    "unknown-action",
                    "No policy speaks of this action. Known are accept, invite, introduce and keep.");
        }
        return action;
    }

    private static boolean speaksOf(PolicyStack stack, String action) {
        return stack.layers().stream()
                .map(layer -> layer.policy().policy())
                .anyMatch(policy -> policy.otherwise().containsKey(action)
                        || policy.rules().stream()
                                .anyMatch(rule -> rule.actions().contains(action)));
    }

    private Stored stored(@Nullable ResourceRef resource, @Nullable PolicyHolder holder, Place place) {
        if (resource == null || resource.id() == null || holder == null) {
            return new Stored(List.of(), Map.of());
        }
        return Id.parse(resource.id())
                .flatMap(id -> things.computeIfAbsent(
                        new Thing(new ThingKind(holder.id(), resource.type()), id), this::lookUp))
                .orElseThrow(() -> unprocessable(
                        place.of("resource/id"),
                        "unknown-resource",
                        "The member has nothing stored of this type with this id."));
    }

    private Optional<Stored> lookUp(Thing thing) {
        var found = preparation.stored(thing.kind().member(), thing.kind().type(), List.of(thing.id()));
        return Optional.ofNullable(found.get(thing.id()));
    }

    private List<StoredFact> ofMember(PolicyHolder holder) {
        return memberFacts.computeIfAbsent(holder.id(), id -> {
            List<StoredFact> facts = new ArrayList<>(preparation.ofMember(id));
            holder.facts()
                    .forEach((name, value) -> facts.add(
                            new StoredFact(name, value, AttributeSource.Source.CONFIRMED, OF_PROFILE.in(language))));
            return facts;
        });
    }

    /** A member's own verdicts on a person that the catalogue does not count among what is judged. */
    private static final Set<String> VERDICTS = Set.of("contact.unwanted", "contact.policy_stricter");

    /** What somebody judges of a person is theirs alone; a rule's name or an outcome would tell an integrator too. */
    private boolean isPrivate(StoredFact fact) {
        return caller.is(Role.INTEGRATOR)
                && fact.source() == AttributeSource.Source.CONFIRMED
                && (VERDICTS.contains(fact.name())
                        || preparation.catalogue.find(fact.name()).stream()
                                .anyMatch(known -> known.source() == Fact.Source.JUDGED));
    }

    private Facts add(Facts facts, StoredFact fact, List<Added> added) {
        var origin = fact.source() == AttributeSource.Source.CONFIRMED ? Origin.CONFIRMED : Origin.DERIVED;
        var more = Facts.of(preparation.catalogue, origin, Map.of(fact.name(), fact.value()), fact.derivation());
        added.add(new Added(fact.name(), fact.value(), origin, fact.derivation()));
        return facts.and(more);
    }

    private static Map<String, String> words(Stored stored, @Nullable PolicyHolder holder) {
        if (holder == null) {
            return stored.words();
        }
        Map<String, String> words = new HashMap<>(stored.words());
        words.put("member.name", holder.name());
        words.put("member.first_name", holder.firstName());
        return words;
    }

    private int numberOf(PolicyStack stack) {
        return usedStackNumbers.computeIfAbsent(stack, used -> {
            usedStacks.add(new CallContent.Stack(
                    used.isHypothetical(),
                    used.layers().stream().map(CallContent.Layer::of).toList(),
                    used.exceptions().stream().map(CallContent.Exception::of).toList()));
            return usedStacks.size() - 1;
        });
    }

    private static DomainException unprocessable(String pointer, String code, String detail) {
        return new DomainException(ErrorCode.UNPROCESSABLE, detail, List.of(new Fault(pointer, code, detail)));
    }

    private record ThingKind(Id member, String type) {}

    private record Thing(ThingKind kind, Id id) {}
}
