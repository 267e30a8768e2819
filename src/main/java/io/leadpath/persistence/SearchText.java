package io.leadpath.persistence;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words a record is found by, without accents and case, in one text: a blank before each. An e-mail address is one
 * word as a whole, and its parts are words too.
 */
public final class SearchText {
    /** The size of the columns that hold it. */
    private static final int LENGTH = 1000;

    private static final int LONGEST_WORD = 80;

    private SearchText() {}

    /** What does not fit the column is not searched. */
    public static String of(String... parts) {
        var text = new StringBuilder();
        Arrays.stream(parts)
                .filter(Objects::nonNull)
                .flatMap(SearchText::wordsOfText)
                .map(SearchText::cut)
                .distinct()
                .filter(word -> text.length() + word.length() < LENGTH)
                .forEach(word -> text.append(' ').append(word));
        return text.toString();
    }

    static Set<String> words(String searchText) {
        var words = new LinkedHashSet<>(List.of(searchText == null ? new String[0] : searchText.split(" ")));
        words.remove("");
        return words;
    }

    /** What the words of a record have to begin with, the longest first. */
    static List<String> prefixes(String asked) {
        return tokens(asked)
                .flatMap(token -> isAddress(token) ? Stream.of(token) : parts(token))
                .map(SearchText::cut)
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    /** The first text behind all that begin with the prefix, in the order of characters. */
    static String behind(String prefix) {
        var last = prefix.codePointBefore(prefix.length());
        return prefix.substring(0, prefix.length() - Character.charCount(last)) + Character.toString(last + 1);
    }

    /** The words as they stand there and as names are compared, so that both "U.S.A." and "USA" find it. */
    private static Stream<String> wordsOfText(String text) {
        var asCompared = MatchKeys.name(text);
        return Stream.of(
                        tokens(text).flatMap(SearchText::parts),
                        tokens(text).filter(SearchText::isAddress),
                        asCompared == null ? Stream.<String>empty() : Arrays.stream(asCompared.split(" ")))
                .flatMap(words -> words);
    }

    private static Stream<String> tokens(String text) {
        return Arrays.stream(MatchKeys.folded(text).split("\\s+")).filter(token -> !token.isEmpty());
    }

    private static boolean isAddress(String token) {
        return token.indexOf('@') > 0;
    }

    private static Stream<String> parts(String token) {
        return Arrays.stream(token.replaceAll("['’`]", "").split("[^\\p{L}\\p{N}]+"))
                .filter(part -> !part.isEmpty());
    }

    private static String cut(String word) {
        return word.length() <= LONGEST_WORD
                ? word
                : word.substring(
                        0, Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1)) ? LONGEST_WORD - 1 : LONGEST_WORD);
    }
}
