package io.leadpath.persistence;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms in which names and addresses are compared: two that are equal here mean the same. */
public final class MatchKeys {
    /**
     * Legal forms at the end of a name, which say nothing about which company it is. None that is a word as well: a spa
     * is no S.p.A., and what is equal here is taken for the same company.
     */
    private static final Pattern LEGAL_FORMS = Pattern.compile("(?<=.)(?: (?:"
            + "inc|incorporated|corp|corporation|co|company|llc|l l c|pllc|llp|lp|ltd|limited|plc|p l c|pty|pvt|pte"
            + "|gmbh|mbh|ag|kg|kgaa|ohg|ug|haftungsbeschrankt|se|sa|s a|sas|sasu|sarl|eurl|snc|srl"
            + "|bv|bvba|sprl|nv|oy|oyj|ab|abp|as|asa|a s|aps|kft|zrt|sro|sp z oo|sp zoo|sp z o o|lda|ltda"
            + "|sa de cv|s de rl de cv|sdn bhd|kk))+$");

    private static final Pattern WITH_DOTS_ONLY = Pattern.compile(
            "(?<=\\s)(?:SpA|(?i:s\\. ?p\\. ?a|d\\. ?o\\. ?o|e\\. ?[vk]|s\\. ?l|s\\. ?l\\. ?u)\\.?)(?=\\s*$)");
    private static final Pattern BEFORE_NAME = Pattern.compile("^(?:the|sarl|sas|ab|oy|ooo|pt) (?=.)");
    private static final Pattern AND = Pattern.compile(" (?:and|und|et) ");

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
        if (company == null) {
            return null;
        }
        var words = words(WITH_DOTS_ONLY.matcher(company).replaceFirst("srl"));
        var key = LEGAL_FORMS.matcher(words).replaceFirst("");
        return key.isEmpty() ? null : cut(key, 255);
    }

    /**
     * As {@link #company}, with blanks, "the" and "and" removed, and letters as they are written where a keyboard lacks
     * them: good enough to ask whether two are the same, not to say so.
     */
    public static String similarCompany(String company) {
        var key = company(company);
        return key == null ? null : cut(loosely(BEFORE_NAME.matcher(key).replaceFirst("")), 255);
    }

    /** The first word of a company's name that says something; null for none. */
    public static String firstWord(String company) {
        var key = company(company);
        return key == null ? null : BEFORE_NAME.matcher(key).replaceFirst("").split(" ")[0];
    }

    /** First and last name, as loosely as {@link #similarCompany}; null when one of them is missing. */
    public static String person(String firstName, String lastName) {
        var first = name(firstName);
        var last = name(lastName);
        return first == null || last == null ? null : cut(loosely(first + " " + last), 160);
    }

    /** The domain that somebody registered for the website; null for none, and where nobody did. */
    public static String domain(String website) {
        return registered(WebDomain.ofWebsite(website));
    }

    /** The same for the domain of an e-mail address. */
    public static String emailDomain(String email) {
        return registered(WebDomain.ofEmail(email));
    }

    private static String registered(Optional<WebDomain> domain) {
        return domain.flatMap(WebDomain::registered)
                .map(registered -> cut(registered.name(), 255))
                .orElse(null);
    }

    private static String loosely(String key) {
        return AND.matcher(key)
                .replaceAll(" ")
                .replaceFirst(" spa$", "")
                .replace(" ", "")
                .replace("ß", "ss")
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace("æ", "a")
                .replaceAll("([aou])e", "$1");
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
