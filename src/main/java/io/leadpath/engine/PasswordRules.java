package io.leadpath.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/**
 * What every new password must be in production: long, and not made up of what anybody knows about its user. Length
 * protects better than prescribed characters, which people only append.
 */
class PasswordRules implements PasswordPolicy {
    static final int SHORTEST = 12;
    static final String SENTENCE = "A password has at least " + SHORTEST
            + " characters and is not made up of the user's id, names and e-mail address.";
    /** So many characters must be left when the user's id and names are taken out. */
    private static final int OF_ITS_OWN = 6;

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(new LongEnough(), new NotMadeOfUserData());
    }

    boolean accept(String password, User user) {
        return getRules().stream().allMatch(rule -> rule.execute(password, user));
    }

    private static class LongEnough extends PasswordPolicyLengthRuleImpl {
        LongEnough() {
            super(SHORTEST);
        }

        @Override
        public boolean execute(String password) {
            return super.execute(password.strip());
        }
    }

    private static class NotMadeOfUserData extends PasswordPolicyUserDataRuleImpl {
        @Override
        public boolean execute(String password, User user) {
            return user == null || withoutDataOf(user, password).length() >= OF_ITS_OWN;
        }

        private static String withoutDataOf(User user, String password) {
            return Stream.of(user.getEmail(), user.getId(), user.getFirstName(), user.getLastName())
                    .filter(data -> data != null && !data.isBlank())
                    .map(NotMadeOfUserData::plain)
                    .sorted((one, other) -> other.length() - one.length())
                    .reduce(plain(password), (rest, data) -> rest.replace(data, ""));
        }

        private static String plain(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }
}
