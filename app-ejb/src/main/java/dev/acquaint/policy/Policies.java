package dev.acquaint.policy;

import static java.util.stream.Collectors.toCollection;

import dev.acquaint.engine.Action;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Parameter;
import dev.acquaint.engine.Policy;
import dev.acquaint.engine.PolicyStack;
import dev.acquaint.engine.PolicyStack.Layer;
import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.engine.Rule;
import dev.acquaint.engine.Scope;
import dev.acquaint.engine.document.PolicyDocument;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.policy.InForceView.Choice;
import dev.acquaint.policy.PolicyView.ParameterView;
import dev.acquaint.policy.PolicyView.RuleView;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policies that can be in force, and which ones are. */
@Stateless
public class Policies {

    private static final int LONGEST_DOCUMENT = 256 * 1024;

    @Inject
    private PolicyRepository repository;

    @Inject
    private PolicyStacks stacks;

    @Inject
    private PolicyChanges changes;

    @Inject
    private PolicyHolders holders;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    /** The packs that ship with the product, in the order in which they are offered. */
    @Requires(Permission.READ_POLICIES)
    public List<PackView> packs(Locale language) {
        return stacks.packs().stream().map(pack -> summary(pack, language)).toList();
    }

    /** One pack, whole. */
    @Requires(Permission.READ_POLICIES)
    public PolicyView pack(String pack, Locale language) {
        var standing = repository.standing().orElseGet(PolicyStanding::atFirst);
        return view(
                stacks.shipped(pack, null).orElseThrow(DomainException::notFound),
                Scope.PACK,
                standing.pack().equals(pack) ? standing.params() : Map.of(),
                standing.pack().equals(pack),
                null,
                language);
    }

    /** The organization's own policies, the newest version of each. */
    @Requires(Permission.READ_POLICIES)
    public List<PolicyView> own(Locale language) {
        var standing = repository.standing().orElseGet(PolicyStanding::atFirst);
        return repository.newestOfEach().stream()
                .map(own -> view(own, standing, language))
                .toList();
    }

    /** All versions of one of the organization's own policies, the newest first. */
    @Requires(Permission.READ_POLICIES)
    public List<PolicyView> versions(String policy, Locale language) {
        var standing = repository.standing().orElseGet(PolicyStanding::atFirst);
        var versions = repository.versions(policy);
        if (versions.isEmpty()) {
            throw DomainException.notFound();
        }
        return versions.stream().map(own -> view(own, standing, language)).toList();
    }

    /** One version of the organization's own policy. */
    @Requires(Permission.READ_POLICIES)
    public PolicyView version(String policy, int version, Locale language) {
        var standing = repository.standing().orElseGet(PolicyStanding::atFirst);
        return repository
                .version(policy, version)
                .map(own -> view(own, standing, language))
                .orElseThrow(DomainException::notFound);
    }

    /** What decides for the organization's members unless they chose otherwise. */
    @Requires(Permission.READ_POLICIES)
    public InForceView baseline(Locale language) {
        var standing = repository.standing().orElseGet(PolicyStanding::atFirst);
        return inForce(layersOf(standing), standing, new Choice(standing.pack(), standing.params(), false), language);
    }

    /** What decides for the caller. */
    @Requires(Permission.OWN_POLICY)
    public InForceView mine(Locale language) {
        var standing = repository.standing().orElseGet(PolicyStanding::atFirst);
        var layers = new ArrayList<>(layersOf(standing));
        var choice = repository.choiceOf(currentTenant.caller().memberId());
        choice.flatMap(chosen -> stacks.shipped(chosen.pack(), null)
                        .map(pack -> PolicyStacks.layer(Scope.MEMBER, pack, chosen.params())))
                .ifPresent(layers::add);
        return inForce(
                layers,
                standing,
                choice.map(chosen -> new Choice(chosen.pack(), chosen.params(), chosen.withCoach()))
                        .orElse(null),
                language);
    }

    /** Puts a pack in force for the whole organization. */
    @Requires(Permission.WRITE_POLICIES)
    public InForceView chooseBaseline(ChoosePack choice) {
        check(choice);
        var standing = changes.begin();
        standing.choose(choice);
        changes.record("policy.baseline-chosen", "pack:" + choice.pack(), Map.of("params", choice.params()));
        return inForce(
                layersOf(standing),
                standing,
                new Choice(choice.pack(), choice.params(), false),
                currentTenant.caller().language());
    }

    /** Puts a pack in force for the caller; it wins over the organization's defaults, never over its mandatory rules. */
    @Requires(Permission.OWN_POLICY)
    public InForceView chooseMine(ChoosePack choice) {
        var caller = currentTenant.caller();
        choose(caller.memberId(), choice, false);
        return mine(caller.language());
    }

    /** Goes back to the organization's baseline. */
    @Requires(Permission.OWN_POLICY)
    public InForceView chooseNothing() {
        var caller = currentTenant.caller();
        changes.begin();
        repository.choiceOf(caller.memberId()).ifPresent(choice -> {
            repository.remove(choice);
            changes.record("policy.personal-choice-ended", "member:" + caller.memberId(), Map.of());
        });
        return mine(caller.language());
    }

    /** A coach puts the pack in force that was chosen together with the client. */
    @Requires(Permission.MANAGE_CLIENTS)
    public void chooseFor(Id client, ChoosePack choice) {
        choose(holders.find(client).orElseThrow(DomainException::notFound).id(), choice, true);
    }

    /**
     * Checks the document and puts it in force as the next version of the organization's policy. The same content as
     * the newest version's makes no other: it is put in force again.
     *
     * @param document YAML or JSON
     */
    @Requires(Permission.WRITE_POLICIES)
    public PolicyView publish(String document) {
        var caller = currentTenant.caller();
        var now = now();
        var policy = checked(document, now);
        var standing = changes.begin();
        var newest = repository.newest(policy.id());
        var hash = PolicyDocument.hash(policy);
        var published = newest.filter(own -> own.hash().equals(hash)).orElseGet(() -> {
            int number = newest.map(PublishedPolicy::version).orElse(0) + 1;
            var next = PublishedPolicy.of(new PolicyVersion(policy, number, hash), caller, now);
            repository.add(next);
            return next;
        });
        standing.putInForce(published);
        changes.record(
                "policy.published",
                "policy:" + published.policy(),
                Map.of("version", published.version(), "hash", published.hash()));
        return view(published, standing, caller.language());
    }

    /** Takes the organization's own policy out of force; its versions stay readable. */
    @Requires(Permission.WRITE_POLICIES)
    public void retire(String policy) {
        if (repository.newest(policy).isEmpty()) {
            throw DomainException.notFound();
        }
        var standing = changes.begin();
        var own = standing.own().filter(inForce -> inForce.policy().equals(policy));
        if (own.isEmpty()) {
            throw new DomainException(ErrorCode.CONFLICT, "This policy is not in force.");
        }
        standing.retireOwn();
        changes.record(
                "policy.retired",
                "policy:" + policy,
                Map.of("version", own.get().version()));
    }

    private void choose(Id member, ChoosePack choice, boolean withCoach) {
        check(choice);
        changes.begin();
        var now = now();
        repository
                .choiceOf(member)
                .ifPresentOrElse(
                        chosen -> chosen.change(choice, withCoach, now),
                        () -> repository.add(MemberPolicy.of(member, choice, withCoach, now)));
        // Which pack it is stays the member's own business: auditors see that there was a choice.
        changes.record("policy.personal-choice", "member:" + member, Map.of("with_coach", withCoach));
    }

    private void check(ChoosePack choice) {
        stacks.alone("", choice.pack(), null, null, choice.params());
    }

    private Policy checked(String document, Instant now) {
        if (document.getBytes(StandardCharsets.UTF_8).length > LONGEST_DOCUMENT) {
            throw new DomainException(ErrorCode.TOO_LARGE, "A policy document may be 256 KiB long.");
        }
        var policy = PolicyDocument.parse(document, FactCatalogue.standard());
        List<Fault> faults = new ArrayList<>(new PolicyCheck().faultsOf(PolicyDocument.version(policy, 1), now));
        if (stacks.shipped(policy.id(), null).isPresent()) {
            faults.add(new Fault("/id", "name-taken", "A pack has this name; please give the policy another."));
        }
        if (!faults.isEmpty()) {
            throw new DomainException(ErrorCode.UNPROCESSABLE, "The policy cannot be published as it is.", faults);
        }
        return policy;
    }

    private List<Layer> layersOf(PolicyStanding standing) {
        List<Layer> layers = new ArrayList<>();
        stacks.shipped(standing.pack(), null)
                .or(() -> stacks.shipped(PolicyStanding.DEFAULT_PACK, null))
                .map(pack -> PolicyStacks.layer(Scope.PACK, pack, standing.params()))
                .ifPresent(layers::add);
        standing.own()
                .flatMap(own -> repository.version(own.policy(), own.version()))
                .map(own -> PolicyStacks.layer(Scope.ORGANIZATION, stacks.read(own), Map.of()))
                .ifPresent(layers::add);
        return layers;
    }

    private InForceView inForce(List<Layer> layers, PolicyStanding standing, @Nullable Choice choice, Locale language) {
        return new InForceView(
                standing.revision(),
                layers.stream().map(layer -> view(layer, language)).toList(),
                choice);
    }

    private InForceView.Layer view(Layer layer, Locale language) {
        var version = layer.policy();
        var params = layer.overrides().getOrDefault(version.policy().id(), Map.of());
        return new InForceView.Layer(
                layer.scope().code(),
                version.policy().id(),
                version.version(),
                version.hash(),
                version.policy().title().in(language),
                params,
                clamped(version, params));
    }

    /** Overrides that a newer version no longer allows as they are. */
    private static List<String> clamped(PolicyVersion version, Map<String, Object> params) {
        return new TreeSet<>(params.keySet())
                .stream()
                        .filter(name -> {
                            try {
                                PolicyStack.alone(version, Scope.PACK, Map.of(name, params.get(name)), "");
                                return false;
                            } catch (DomainException outOfBounds) {
                                return true;
                            }
                        })
                        .toList();
    }

    private PolicyView view(PublishedPolicy own, PolicyStanding standing, Locale language) {
        boolean inForce = standing.own()
                .filter(name -> name.policy().equals(own.policy()) && name.version() == own.version())
                .isPresent();
        return view(stacks.read(own), Scope.ORGANIZATION, Map.of(), inForce, own, language);
    }

    private static PolicyView view(
            PolicyVersion version,
            Scope scope,
            Map<String, Object> params,
            boolean inForce,
            @Nullable PublishedPolicy published,
            Locale language) {
        var policy = version.policy();
        return new PolicyView(
                scope.code(),
                policy.id(),
                version.version(),
                version.hash(),
                inForce ? "in-force" : "published",
                policy.title().in(language),
                policy.summary().in(language),
                policy.parameters().stream()
                        .map(parameter -> view(parameter, params, language))
                        .toList(),
                policy.rules().stream().map(rule -> view(rule, language)).toList(),
                published == null ? null : published.publishedAt(),
                published == null ? null : published.publishedByName(),
                PolicyDocument.toYaml(policy));
    }

    private static ParameterView view(Parameter parameter, Map<String, Object> params, Locale language) {
        var byDefault = parameter.byDefault().json();
        return new ParameterView(
                parameter.name(),
                parameter.type().label(),
                parameter.description().in(language),
                byDefault,
                params.getOrDefault(parameter.name(), byDefault),
                parameter.min(),
                parameter.max(),
                parameter.options());
    }

    private static RuleView view(Rule rule, Locale language) {
        return new RuleView(
                rule.id(),
                rule.enforcement().code(),
                rule.actions(),
                rule.condition().text(),
                rule.outcome(),
                rule.reason().in(language));
    }

    private static PackView summary(PolicyVersion pack, Locale language) {
        var policy = pack.policy();
        return new PackView(
                policy.id(),
                pack.version(),
                pack.hash(),
                policy.title().in(language),
                policy.summary().in(language),
                actionsOf(policy),
                policy.rules().stream()
                        .flatMap(rule -> rule.lessons().stream())
                        .distinct()
                        .toList(),
                rowsOf(policy));
    }

    private static List<String> actionsOf(Policy policy) {
        Set<String> used = Stream.concat(
                        policy.rules().stream().flatMap(rule -> rule.actions().stream()),
                        policy.otherwise().keySet().stream())
                .collect(toCollection(TreeSet::new));
        Set<String> ordered = new LinkedHashSet<>();
        Stream.of(Action.ACCEPT, Action.INVITE, Action.INTRODUCE, Action.KEEP)
                .map(Action::name)
                .filter(used::contains)
                .forEach(ordered::add);
        ordered.addAll(used);
        return List.copyOf(ordered);
    }

    private static List<String> rowsOf(Policy policy) {
        return Stream.of(
                        policy.rows().stream(),
                        policy.parameters().stream().flatMap(parameter -> parameter.rows().stream()),
                        policy.templates().stream().flatMap(template -> template.rows().stream()),
                        policy.rules().stream().flatMap(rule -> rule.rows().stream()))
                .flatMap(rows -> rows)
                .distinct()
                .toList();
    }

    /** As exact as it is stored, so that what is said now is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
