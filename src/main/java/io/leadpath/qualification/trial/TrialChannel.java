package io.leadpath.qualification.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.outbox.Delivery;
import io.leadpath.outbox.OutboxChannel;
import io.leadpath.outbox.OutboxEntry;
import io.leadpath.qualification.Trial;
import io.leadpath.qualification.Trials;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Calls the company's product. Every attempt for the same trial and end has the same idempotency key and body, so that
 * repeating one that may have arrived does no harm; what the product answers may be tried again unless it refuses.
 */
@Component
class TrialChannel implements OutboxChannel {
    static final String KIND = "trial";
    private static final Set<Integer> LATER = Set.of(408, 409, 423, 425, 429);

    private final TrialSettings settings;
    private final Trials trials;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http;

    TrialChannel(TrialSettings settings, Trials trials, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.trials = trials;
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isAvailable() {
        return settings.hasProduct();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Delivery deliver(OutboxEntry entry) {
        var wanted = read(entry);
        if (running(wanted).isEmpty()) {
            return Delivery.obsolete("The trial is over.");
        }
        var call = http.sendAsync(request(wanted, entry.payload()), BodyHandlers.discarding());
        try {
            // Java's own limit ends with the headers: an answer that never ends would be waited for.
            var answer = call.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return outcome(answer.statusCode(), wanted);
        } catch (TimeoutException e) {
            call.cancel(true);
            return Delivery.failed("The product took longer than " + settings.timeout() + " to answer.");
        } catch (ExecutionException e) {
            return Delivery.failed(
                    "The product did not answer: " + e.getCause().getClass().getSimpleName() + ".");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return Delivery.failed("It was interrupted while it was being sent.");
        }
    }

    private Delivery outcome(int status, TrialInProduct.Wanted wanted) {
        if (status >= 200 && status < 300) {
            trials.provisioned(wanted.trialId());
            return Delivery.delivered();
        }
        var problem = "The product answered " + status + ".";
        return status >= 500 || LATER.contains(status) ? Delivery.failed(problem) : Delivery.refused(problem);
    }

    private HttpRequest request(TrialInProduct.Wanted wanted, String body) {
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(URI.create(settings.url()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", wanted.idempotencyKey())
                .header("Leadpath-Timestamp", timestamp)
                .header("Leadpath-Signature", Signature.of(settings.secret(), timestamp, body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private Optional<Trial> running(TrialInProduct.Wanted wanted) {
        return trials.find(wanted.trialId())
                .filter(trial -> trial.result() == null && trial.endsAt().isAfter(clock.instant()));
    }

    private TrialInProduct.Wanted read(OutboxEntry entry) {
        try {
            return json.readValue(entry.payload(), TrialInProduct.Wanted.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The outbox entry " + entry.id() + " is no request for a trial.", e);
        }
    }
}
