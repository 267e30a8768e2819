package io.leadpath.opportunity;

/** How far a deal is. What each stage's probability is, {@link StageProbabilities} says. */
public enum Stage {
    PROSPECTING("Prospecting", 10),
    QUALIFICATION("Qualification", 20),
    NEEDS_ANALYSIS("Needs Analysis", 25),
    VALUE_PROPOSITION("Value Proposition", 30),
    DECISION_MAKERS("Decision Makers", 40),
    PERCEPTION_ANALYSIS("Perception Analysis", 50),
    PROPOSAL("Proposal", 65),
    NEGOTIATION("Negotiation", 80),
    CLOSED_WON("Closed Won", 100),
    CLOSED_LOST("Closed Lost", 0);

    private final String label;
    private final int usualProbability;

    Stage(String label, int usualProbability) {
        this.label = label;
        this.usualProbability = usualProbability;
    }

    public String label() {
        return label;
    }

    /** In percent; what applies unless a company configured another one. */
    int usualProbability() {
        return usualProbability;
    }

    public boolean isClosed() {
        return this == CLOSED_WON || this == CLOSED_LOST;
    }
}
