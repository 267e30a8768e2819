package io.leadpath.outbox;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The channels by the kind of messages they take. */
@Component
public class OutboxChannels {
    private final ObjectProvider<OutboxChannel> channels;

    OutboxChannels(ObjectProvider<OutboxChannel> channels) {
        this.channels = channels;
    }

    public boolean isAvailable(String kind) {
        return available(kind).isPresent();
    }

    /** What the entry says, for people to read. */
    public String inWords(OutboxEntry entry) {
        if (entry.payload().isEmpty()) {
            return "What it said was erased, with the person it was about.";
        }
        return of(entry.kind()).map(channel -> channel.inWords(entry)).orElse(entry.payload());
    }

    boolean isRepeatable(String kind) {
        return of(kind).map(OutboxChannel::isRepeatable).orElse(false);
    }

    Optional<OutboxChannel> available(String kind) {
        return of(kind).filter(OutboxChannel::isAvailable);
    }

    private Optional<OutboxChannel> of(String kind) {
        return channels.orderedStream()
                .filter(channel -> channel.kind().equals(kind))
                .findFirst();
    }
}
