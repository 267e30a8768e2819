package io.leadpath.outbox;

/** Works the outbox of a whole application when a test says so; switch its own worker off. */
public class OutboxByHand {
    private final OutboxDelivery delivery;

    OutboxByHand(OutboxDelivery delivery) {
        this.delivery = delivery;
    }

    /** Tries everything that is due. */
    public void run() {
        OutboxOfTest.run(delivery);
    }
}
