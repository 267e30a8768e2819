package io.leadpath.qualification.trial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A company's product that takes trials, and fails as it is told. Knows every request by its idempotency key. */
final class Product implements AutoCloseable {
    static final int NEVER_ENDS = -1;

    /** What came in. */
    record Request(String key, String timestamp, String signature, String body) {}

    final List<Request> requests = new CopyOnWriteArrayList<>();
    /** By idempotency key: what was set up. */
    final Map<String, String> trials = new ConcurrentHashMap<>();

    private final Queue<Integer> answers = new ArrayDeque<>();
    private final HttpServer server;

    Product() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "product");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/trials", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/trials";
    }

    /** What it answers next; 204 to everything after that. */
    void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    void reset() {
        requests.clear();
        trials.clear();
        answers.clear();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        var key = headers.getFirst("Idempotency-Key");
        requests.add(
                new Request(key, headers.getFirst("Leadpath-Timestamp"), headers.getFirst("Leadpath-Signature"), body));
        var answer = answers.isEmpty() ? 204 : answers.remove();
        if (answer == NEVER_ENDS) {
            trials.putIfAbsent(key, body);
            exchange.sendResponseHeaders(200, 1000);
            return;
        }
        if (answer < 300) {
            trials.putIfAbsent(key, body);
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
