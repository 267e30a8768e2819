package io.leadpath.persistence;

import io.leadpath.persistence.Window.Position;
import java.util.List;

/** The rows of a {@link Window}; {@code end} is the place of the last one when the list goes on behind it, else null. */
public record Slice<R>(List<R> rows, Position end) {}
