package io.leadpath.qualification;

/** How a sales manager settles a dispute between SDR and account executive. */
public enum Ruling {
    UPHOLD,
    OVERTURN,
    SECOND_OPINION
}
