package dev.acquaint.engine.authoring;

import dev.acquaint.engine.Condition;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.FactType;
import dev.acquaint.engine.Parameter;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.List;

/** Reads conditions over one catalogue and the parameters of one policy. Thread-safe; costly to make, cheap to use. */
public final class ConditionParser {

    private static final int LONGEST = 10_000;
    private static final int MOST_COMPARISONS = 200;
    private static final int DEEPEST = 100;

    private final FactCatalogue catalogue;
    private final List<Parameter> parameters;
    private final CelCompiler compiler;

    public ConditionParser(FactCatalogue catalogue, List<Parameter> parameters) {
        this.catalogue = catalogue;
        this.parameters = List.copyOf(parameters);
        CelType member = TypeParamType.create("T");
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(DEEPEST)
                        .build())
                .setStandardMacros(List.of())
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        Translation.INTERSECTS,
                        CelOverloadDecl.newGlobalOverload(
                                "sets_intersects_list_list",
                                SimpleType.BOOL,
                                ListType.create(member),
                                ListType.create(member))));
        catalogue.facts().forEach(fact -> builder.addVar(fact.name(), type(fact.type())));
        parameters.forEach(p -> builder.addVar("params." + p.name(), type(p.type())));
        this.compiler = builder.build();
    }

    /**
     * @param text CEL
     * @throws ConditionRefused at the first thing that is not in the language
     */
    public Condition parse(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new ConditionRefused(
                    "too-long",
                    1,
                    1,
                    "The condition is longer than " + LONGEST + " characters.",
                    "Write several rules.");
        }
        CelAbstractSyntaxTree tree = checked(compiler.parse(text), "syntax");
        Translation translation = new Translation(catalogue, parameters, tree);
        Condition condition = translation.condition(tree.getExpr());
        if (translation.comparisons() > MOST_COMPARISONS) {
            throw new ConditionRefused(
                    "too-long",
                    1,
                    1,
                    "The condition has more than " + MOST_COMPARISONS + " comparisons.",
                    "Write several rules.");
        }
        checked(compiler.check(tree), "type-mismatch");
        return condition;
    }

    private static CelAbstractSyntaxTree checked(CelValidationResult result, String code) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            CelIssue first = e.getErrors().get(0);
            boolean deep = first.getMessage().contains("recursion");
            throw new ConditionRefused(
                    deep ? "too-deep" : code,
                    Math.max(1, first.getSourceLocation().getLine()),
                    Math.max(0, first.getSourceLocation().getColumn()) + 1,
                    deep ? "The condition is nested too deeply." : sentence(first.getMessage()),
                    deep ? "Write several rules, or fewer parentheses." : "");
        }
    }

    private static String sentence(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") ? line : line + ".";
    }

    private static CelType type(FactType type) {
        return switch (type) {
            case BOOLEAN -> SimpleType.BOOL;
            case INTEGER, DATE -> SimpleType.INT;
            case DECIMAL -> SimpleType.DOUBLE;
            case STRING, ENUM -> SimpleType.STRING;
            case ENUM_SET, STRING_SET -> ListType.create(SimpleType.STRING);
        };
    }
}
