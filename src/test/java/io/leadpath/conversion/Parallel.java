package io.leadpath.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs the same thing many times at the same instant. */
final class Parallel {
    private Parallel() {}

    /** The outcome of each of {@code times} threads that start together. */
    static <T> List<T> run(int times, Callable<T> task) throws Exception {
        return run(IntStream.range(0, times).mapToObj(number -> task).toList());
    }

    static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
        var start = new CyclicBarrier(tasks.size());
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (var task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            var outcomes = new ArrayList<T>();
            for (var one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
