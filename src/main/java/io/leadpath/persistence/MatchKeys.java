package io.leadpath.persistence;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms in which names and addresses are compared: two that are equal here mean the same. */
public final class MatchKeys {
    /** Legal forms that say nothing about which company it is. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "co",
            "company",
            "llc",
            "llp",
            "lp",
            "ltd",
            "limited",
            "plc",
            "gmbh",
            "ag",
            "kg",
            "ohg",
            "ug",
            "se",
            "sa",
            "sas",
            "sarl",
            "srl",
            "spa",
            "bv",
            "nv",
            "oy",
            "ab",
            "as",
            "aps",
            "pty",
            "pte",
            "kk");

    private MatchKeys() {}

    /** Lower case without blanks around it; null for none. */
    public static String email(String email) {
        return email == null || email.isBlank() ? null : cut(email.strip().toLowerCase(Locale.ROOT), 80);
    }

    /** Lower case letters and digits only, accents removed; null for none. */
    public static String name(String name) {
        var words = words(name);
        return words.isEmpty() ? null : cut(words, 80);
    }

    /** As {@link #name}, with legal forms at the end removed; a name that is nothing but a legal form stays. */
    public static String company(String company) {
        var words = words(company).split(" ");
        var length = words.length;
        while (length > 1 && LEGAL_FORMS.contains(words[length - 1])) {
            length--;
        }
        var key = Arrays.stream(words, 0, length).collect(Collectors.joining(" "));
        return key.isEmpty() ? null : cut(key, 255);
    }

    private static String words(String text) {
        if (text == null) {
            return "";
        }
        return folded(text)
                .replaceAll("(?<=\\p{L})\\.(?=\\p{L}(\\.|\\s|$))|['’`]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** Lower case, accents removed. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Folding can make a text longer than the column of its original; what is beyond tells no two apart. */
    private static String cut(String key, int length) {
        return key.length() <= length ? key : key.substring(0, length);
    }
}
