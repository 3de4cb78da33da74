package dev.acquaint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.engine.Condition.Comparison;
import dev.acquaint.engine.Condition.FactOperand;
import dev.acquaint.engine.authoring.ConditionParser;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.PartialVars;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConditionPropertiesTest {

    private static final FactCatalogue CATALOGUE = FactCatalogue.standard();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<String> FLAGS =
            List.of("relationship.worked_together", "relationship.knows_my_work", "contact.verified");
    private static final List<String> NUMBERS = List.of("relationship.trust", "relationship.know");
    private static final String SIMILARITY = "invitation.note_similarity";
    private static final String RANK = "contact.rank";
    private static final String KINDS = "relationship.interactions";
    private static final List<String> ALL = List.of(
            "relationship.worked_together",
            "relationship.knows_my_work",
            "contact.verified",
            "relationship.trust",
            "relationship.know",
            SIMILARITY,
            RANK,
            KINDS);

    private static final ConditionParser PARSER = new ConditionParser(CATALOGUE, List.of());
    private static final Oracle ORACLE = new Oracle();

    @Property(tries = 2000)
    void learning_a_fact_never_turns_true_into_false_or_back(
            @ForAll("conditions") Condition condition, @ForAll("facts") Facts less, @ForAll("facts") Facts more) {
        Truth before = new Evaluator(less, Map.of(), TODAY).evaluate(condition);
        Truth after = new Evaluator(learned(less, more), Map.of(), TODAY).evaluate(condition);
        if (before != Truth.UNKNOWN) {
            assertThat(after).isEqualTo(before);
        }
    }

    /** Keeps all that was known, an open set's members included. */
    private static Facts learned(Facts less, Facts more) {
        Facts both = less.and(more);
        if (less.value(KINDS) instanceof Value.SetOf known && known.open()) {
            Set<String> members = new java.util.LinkedHashSet<>(known.members());
            if (more.value(KINDS) instanceof Value.SetOf further) {
                members.addAll(further.members());
            }
            both = both.with(CATALOGUE.find(KINDS).orElseThrow(), new Value.SetOf(members, false), Origin.GIVEN, "");
        }
        return both;
    }

    @Property(tries = 1000)
    void our_evaluation_agrees_with_cels_own_interpreter_unknowns_included(
            @ForAll("conditions") Condition condition, @ForAll("closedFacts") Facts facts) {
        Truth ours = new Evaluator(facts, Map.of(), TODAY).evaluate(condition);
        assertThat(ours).as(condition.text()).isEqualTo(ORACLE.evaluate(condition.text(), facts));
    }

    @Property(tries = 1000)
    void what_a_condition_writes_reads_back_as_the_same_text_and_truth(
            @ForAll("conditions") Condition condition, @ForAll("facts") Facts facts) {
        Condition read = PARSER.parse(condition.text());
        assertThat(PARSER.parse(read.text())).isEqualTo(read);
        Evaluator evaluator = new Evaluator(facts, Map.of(), TODAY);
        assertThat(evaluator.evaluate(read)).isEqualTo(evaluator.evaluate(condition));
    }

    @Property(tries = 500)
    void a_fact_or_its_opposite_stays_unknown_while_the_fact_is(@ForAll("conditions") Condition condition) {
        Condition excludedMiddle = new Condition.Or(List.of(condition, new Condition.Not(condition)));
        Truth truth = new Evaluator(Facts.none(), Map.of(), TODAY).evaluate(condition);
        assertThat(new Evaluator(Facts.none(), Map.of(), TODAY).evaluate(excludedMiddle))
                .isEqualTo(truth == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.TRUE);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return conditions(4);
    }

    private static Arbitrary<Condition> conditions(int depth) {
        Arbitrary<Condition> atoms = atoms();
        if (depth == 0) {
            return atoms;
        }
        Arbitrary<Condition> inner = conditions(depth - 1);
        return Arbitraries.oneOf(
                atoms,
                inner.map(Condition.Not::new),
                inner.list().ofMinSize(2).ofMaxSize(3).map(Condition.And::new),
                inner.list().ofMinSize(2).ofMaxSize(3).map(Condition.Or::new));
    }

    private static Arbitrary<Condition> atoms() {
        Arbitrary<Comparison> comparisons = Arbitraries.of(Comparison.values());
        Arbitrary<Condition.Operand> numbers = Arbitraries.of(NUMBERS).map(n -> new FactOperand(n, FactType.INTEGER));
        Arbitrary<Condition.Operand> constants =
                Arbitraries.integers().between(-1, 11).map(i -> new Condition.Constant(Value.of(i)));
        Arbitrary<List<String>> ranks =
                Arbitraries.of(options(RANK)).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<String>> kinds =
                Arbitraries.of(options(KINDS)).list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                Arbitraries.of(FLAGS).map(f -> new Condition.Holds(new FactOperand(f, FactType.BOOLEAN))),
                Combinators.combine(numbers, comparisons, Arbitraries.oneOf(constants, numbers))
                        .as(Condition.Compare::new),
                Combinators.combine(comparisons, Arbitraries.of("0.0", "0.25", "0.5", "1.0"))
                        .as((c, d) -> new Condition.Compare(
                                new FactOperand(SIMILARITY, FactType.DECIMAL),
                                c,
                                new Condition.Constant(new Value.Dec(new BigDecimal(d))))),
                Combinators.combine(
                                Arbitraries.of(Comparison.EQUAL, Comparison.NOT_EQUAL), Arbitraries.of(options(RANK)))
                        .as((c, rank) -> new Condition.Compare(
                                new FactOperand(RANK, FactType.ENUM), c, new Condition.Constant(Value.of(rank)))),
                ranks.map(r -> new Condition.In(
                        new FactOperand(RANK, FactType.ENUM),
                        new Condition.Constant(new Value.SetOf(Set.copyOf(r), false)))),
                Arbitraries.of(options(KINDS))
                        .map(k -> new Condition.In(
                                new Condition.Constant(Value.of(k)), new FactOperand(KINDS, FactType.ENUM_SET))),
                kinds.map(k -> new Condition.Intersects(
                        new FactOperand(KINDS, FactType.ENUM_SET),
                        new Condition.Constant(new Value.SetOf(Set.copyOf(k), false)))));
    }

    private static List<String> options(String fact) {
        return CATALOGUE.find(fact).orElseThrow().options();
    }

    @Provide
    Arbitrary<Facts> facts() {
        return facts(Arbitraries.of(true, false));
    }

    @Provide
    Arbitrary<Facts> closedFacts() {
        return facts(Arbitraries.just(false));
    }

    private static Arbitrary<Facts> facts(Arbitrary<Boolean> open) {
        Arbitrary<Object> kinds = Combinators.combine(
                        Arbitraries.of(options(KINDS)).list().ofMaxSize(3).map(Set::copyOf), open)
                .as((members, isOpen) -> new Value.SetOf(members, isOpen).json());
        return Combinators.combine(
                        Arbitraries.of(ALL).set().ofMinSize(0).ofMaxSize(ALL.size()),
                        Arbitraries.of(true, false).list().ofSize(FLAGS.size()),
                        Arbitraries.integers().between(0, 10).list().ofSize(NUMBERS.size()),
                        Arbitraries.of("0", "0.25", "0.3", "0.5", "1"),
                        Arbitraries.of(options(RANK)),
                        kinds)
                .as((known, flags, numbers, similarity, rank, interactions) -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    for (int i = 0; i < FLAGS.size(); i++) {
                        values.put(FLAGS.get(i), flags.get(i));
                    }
                    for (int i = 0; i < NUMBERS.size(); i++) {
                        values.put(NUMBERS.get(i), numbers.get(i));
                    }
                    values.put(SIMILARITY, new BigDecimal(similarity));
                    values.put(RANK, rank);
                    values.put(KINDS, interactions);
                    values.keySet().retainAll(known);
                    return Facts.given(CATALOGUE, values, "/facts");
                });
    }

    /** The CEL library's own interpreter: a second opinion that nobody here wrote. */
    private static final class Oracle {

        private final CelCompiler compiler;
        private final CelRuntime runtime;

        Oracle() {
            CelType member = TypeParamType.create("T");
            CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                    .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                            "sets.intersects",
                            CelOverloadDecl.newGlobalOverload(
                                    "sets_intersects",
                                    SimpleType.BOOL,
                                    ListType.create(member),
                                    ListType.create(member))));
            FLAGS.forEach(f -> builder.addVar(f, SimpleType.BOOL));
            NUMBERS.forEach(n -> builder.addVar(n, SimpleType.INT));
            builder.addVar(SIMILARITY, SimpleType.DOUBLE);
            builder.addVar(RANK, SimpleType.STRING);
            builder.addVar(KINDS, ListType.create(SimpleType.STRING));
            compiler = builder.build();
            runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                    .addFunctionBindings(CelFunctionBinding.fromOverloads(
                            "sets.intersects",
                            CelFunctionBinding.from(
                                    "sets_intersects",
                                    List.class,
                                    List.class,
                                    (left, right) -> !Collections.disjoint(left, right))))
                    .build();
        }

        Truth evaluate(String text, Facts facts) {
            Map<String, Object> known = new LinkedHashMap<>();
            List<CelAttributePattern> unknown = new ArrayList<>();
            for (String name : ALL) {
                Value value = facts.value(name);
                if (value == null) {
                    unknown.add(CelAttributePattern.fromQualifiedIdentifier(name));
                } else if (value instanceof Value.Dec decimal) {
                    known.put(name, decimal.value().doubleValue());
                } else {
                    known.put(name, value.json());
                }
            }
            try {
                Object result = runtime.createProgram(compiler.compile(text).getAst())
                        .eval(PartialVars.of(known, unknown.toArray(new CelAttributePattern[0])));
                return result instanceof Boolean truth ? Truth.of(truth) : Truth.UNKNOWN;
            } catch (Exception e) {
                throw new AssertionError("CEL cannot evaluate " + text, e);
            }
        }
    }
}
