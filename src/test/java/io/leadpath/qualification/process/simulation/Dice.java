package io.leadpath.qualification.process.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** All chance there is. The same seed throws the same: nothing else may decide anything by itself. */
class Dice {
    private static final long SEED = 20270104;

    private final long seed = Long.getLong("leadpath.simulation.seed", SEED);
    private final Random random = new Random(seed);

    long seed() {
        return seed;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 to one less than the number. */
    int below(int number) {
        return random.nextInt(number);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Duration between(Duration shortest, Duration longest) {
        return shortest.plusMillis(random.nextLong(longest.minus(shortest).toMillis()));
    }

    @SafeVarargs
    final <T> Deck<T> deck(T... cards) {
        return new Deck<>(List.of(cards), random);
    }
}
