package io.leadpath.qualification.process.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** A pile of cards: every one comes before any comes again, so that what is rare happens too. */
class Deck<T> {
    private final List<T> cards;
    private final List<T> pile = new ArrayList<>();
    private final Random random;

    Deck(List<T> cards, Random random) {
        this.cards = cards;
        this.random = random;
    }

    T draw() {
        return draw(card -> true);
    }

    /** The next card that fits; those that do not fit now stay on the pile. */
    T draw(Predicate<T> fits) {
        if (pile.stream().noneMatch(fits)) {
            var shuffled = new ArrayList<>(cards);
            Collections.shuffle(shuffled, random);
            pile.addAll(shuffled);
        }
        var next = pile.stream().filter(fits).findFirst().orElseThrow();
        pile.remove(next);
        return next;
    }
}
