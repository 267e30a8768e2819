package io.leadpath.conversion;

import java.util.List;

/**
 * An existing record that a conversion would make a second time.
 *
 * @param reasons codes, the strongest first
 * @param score 0 to 100, the higher the likelier that both are the same
 */
public record Match(Type type, String id, String name, List<String> reasons, int score) {
    public enum Type {
        ACCOUNT,
        CONTACT
    }
}
