package io.leadpath.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.leadpath.persistence.Slice;
import io.leadpath.persistence.Window;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list. {@code total} is exact up to 10,000; beyond, {@code totalIsLowerBound} is true. {@code after} is
 * present when the list goes on and takes the caller to what follows, however long the list is.
 */
public record Page<T>(
        List<T> items,
        int page,
        int size,
        long total,
        @JsonInclude(Include.NON_NULL) Boolean totalIsLowerBound,
        @JsonInclude(Include.NON_NULL) String after) {

    private static final long EXACT_UP_TO = 10_000;
    /** How far a repository has to count for {@link #of}. */
    public static final long COUNT_LIMIT = EXACT_UP_TO + 1;

    /**
     * @param counted the number of matches, counted up to {@link #COUNT_LIMIT}
     * @throws BusinessException 400 for a page number that lies beyond what is counted in a list that is longer still
     */
    public static <T> Page<T> of(PageRequest request, Slice<T> slice, long counted) {
        if (counted > EXACT_UP_TO && request.window().offset() > Window.LARGEST_OFFSET) {
            throw BusinessException.invalid(
                    "page",
                    ErrorCode.INVALID_VALUE,
                    "'page' leads no further than " + Window.LARGEST_OFFSET
                            + " rows into a list: go on with the 'after' of an earlier page.");
        }
        return new Page<>(
                slice.rows(),
                request.page(),
                request.size(),
                Math.min(counted, EXACT_UP_TO),
                counted > EXACT_UP_TO ? true : null,
                slice.end() == null ? null : After.token(slice.end(), request.sort()));
    }

    /** The same page with every item as the caller is to see it. */
    public <U> Page<U> map(Function<T, U> view) {
        return new Page<>(items.stream().map(view).toList(), page, size, total, totalIsLowerBound, after);
    }
}
