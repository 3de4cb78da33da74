package dev.acquaint.network;

import dev.acquaint.engine.Fact;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.FactType;
import dev.acquaint.engine.Facts;
import dev.acquaint.engine.Value;
import dev.acquaint.kernel.ErrorCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a member answers to a question, checks it against the catalogue, and says values in people's words. */
final class FactAnswers {

    /** What a member may say in the inbox; the rest is derived, or belongs to other places. */
    private static final Set<String> ANSWERABLE =
            Set.of("invitation", "contact", "relationship", "review", "account", "member");

    private final FactCatalogue catalogue = FactCatalogue.standard();

    Fact fact(String name, Texts texts) {
        Fact fact = catalogue
                .find(name)
                .orElseThrow(() -> texts.refusal(ErrorCode.UNPROCESSABLE, "/fact", "fact-unknown", name));
        if (!ANSWERABLE.contains(fact.group()) || name.equals("invitation.note")) {
            throw texts.refusal(ErrorCode.UNPROCESSABLE, "/fact", "fact-not-asked");
        }
        return fact;
    }

    /** The answer as JSON has it. @throws DomainException INVALID when it is no value of the fact */
    Object read(Fact fact, Answer answer, Texts texts) {
        Object raw = raw(fact, answer, texts);
        return Facts.given(catalogue, Map.of(fact.name(), raw), "/answer")
                .find(fact.name())
                .map(known -> known.value().json())
                .orElseThrow(() -> texts.refusal(ErrorCode.INVALID, "/answer", "answer-missing"));
    }

    private static Object raw(Fact fact, Answer answer, Texts texts) {
        if (fact.type().isSet()) {
            return answer.values();
        }
        if (answer.values().size() != 1 || answer.values().get(0).isBlank()) {
            throw texts.refusal(ErrorCode.INVALID, "/answer", "answer-missing");
        }
        String value = answer.values().get(0).strip();
        return switch (fact.type()) {
            case BOOLEAN -> bool(value, texts);
            case INTEGER, DECIMAL -> number(value, texts);
            default -> value;
        };
    }

    private static Boolean bool(String value, Texts texts) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw texts.refusal(ErrorCode.INVALID, "/answer", "answer-not-boolean");
        };
    }

    private static BigDecimal number(String value, Texts texts) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw texts.refusal(ErrorCode.INVALID, "/answer", "answer-not-number");
        }
    }

    /** What imports have seen stays in the set, whatever else the member adds. */
    static Object with(Object answered, Set<String> seen) {
        if (!(answered instanceof List<?> list) || seen.isEmpty()) {
            return answered;
        }
        var all = new TreeSet<>(seen);
        list.forEach(member -> all.add(String.valueOf(member)));
        return new ArrayList<>(all);
    }

    @Nullable
    Number least(String name) {
        return catalogue.find(name).map(Fact::min).orElse(null);
    }

    @Nullable
    Number most(String name) {
        return catalogue.find(name).map(Fact::max).orElse(null);
    }

    String question(String name, Locale language) {
        return catalogue
                .find(name)
                .map(fact -> fact.question().in(language))
                .filter(text -> !text.isBlank())
                .orElse(name);
    }

    /** A value in people's words: "yes", "12", "met, by phone". */
    String words(String name, Object value, Texts texts) {
        Object plain = value instanceof Map<?, ?> open && open.containsKey("includes") ? open.get("includes") : value;
        if (plain instanceof Boolean yes) {
            return texts.of(yes ? "yes" : "no");
        }
        if (plain instanceof List<?> list) {
            return String.join(
                    ", ",
                    list.stream().map(member -> words(name, member, texts)).toList());
        }
        if (plain instanceof Value known) {
            return words(name, known.json(), texts);
        }
        String text = String.valueOf(plain);
        boolean option = catalogue
                .find(name)
                .filter(fact -> fact.type() == FactType.ENUM || fact.type() == FactType.ENUM_SET)
                .isPresent();
        return option ? catalogue.label(text).in(texts.language()) : text;
    }
}
