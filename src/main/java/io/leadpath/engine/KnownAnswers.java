package io.leadpath.engine;

import java.util.Arrays;
import java.util.List;

/**
 * The answers of an analysts' decision that the product understands. Whoever reads the decision declares them, in a
 * {@link Reader}; a decision that answers anything else is not deployed.
 *
 * @param decision the decision's key
 * @param output the name of the output
 * @param values what it may answer; empty when the answers are the rows of another decision
 * @param tableOfRows the decision whose rows it names; null: none
 * @param rowName the input by which that decision tells its rows apart; null: none
 */
public record KnownAnswers(String decision, String output, List<String> values, String tableOfRows, String rowName) {
    /** Declares what it understands, as a component that needs nothing of the engine. */
    public interface Reader {
        List<KnownAnswers> understands();
    }

    public static KnownAnswers of(String decision, String output, String... values) {
        return new KnownAnswers(decision, output, Arrays.asList(values), null, null);
    }

    /** Each answer is the name of a row of another decision, in its input {@code rowName}. */
    public static KnownAnswers rowsOf(String tableOfRows, String rowName, String decision, String output) {
        return new KnownAnswers(decision, output, List.of(), tableOfRows, rowName);
    }
}
