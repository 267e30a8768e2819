package io.leadpath.conversion;

/**
 * A record that a lead becomes: a reused one with what it holds now and will hold, or one to be made.
 *
 * @param id the reused record's id; null for one to be made
 * @param before what the reused record holds now; null for one to be made
 */
record Target<D>(String id, long version, D before, D details) {

    static <D> Target<D> make(D details) {
        return new Target<>(null, 0, null, details);
    }

    boolean isNew() {
        return id == null;
    }

    boolean isChanged() {
        return !isNew() && !details.equals(before);
    }
}
