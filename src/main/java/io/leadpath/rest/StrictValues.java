package io.leadpath.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.leadpath.shared.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/** Values that either database can hold, read from JSON or from a parameter; others are refused, never bent. */
final class StrictValues {
    static final String UNSTORABLE_TEXT = "holds a character that cannot be stored";

    private static final int LAST_YEAR = 9999;

    private StrictValues() {}

    /** Refuses what PostgreSQL refuses: the character zero, and half of a surrogate pair. */
    static String text(String text) {
        if (text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE)) {
            throw new IllegalArgumentException(UNSTORABLE_TEXT);
        }
        return text;
    }

    /** Refuses all but ISO-8601, and years no database knows. */
    static LocalDate date(String text) {
        try {
            return inCalendar(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(Expected.words(LocalDate.class), e);
        }
    }

    /** As {@link #date}, with a time and an offset. */
    static Instant instant(String text) {
        try {
            var instant = Instant.parse(text);
            inCalendar(instant.atOffset(ZoneOffset.UTC).toLocalDate());
            return instant;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(Expected.words(Instant.class), e);
        }
    }

    private static LocalDate inCalendar(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new DateTimeException("Year " + date.getYear());
        }
        return date;
    }

    /** A value of the right type that is refused all the same; the path to it is added on the way up. */
    static final class RefusedValue extends JsonMappingException {
        private final String words;

        RefusedValue(JsonParser parser, String words) {
            super(parser, words);
            this.words = words;
        }

        /** Completes a sentence that begins with the field's name. */
        String words() {
            return words;
        }
    }

    private abstract static class Strict<T> extends StdScalarDeserializer<T> {
        private final LogicalType logicalType;

        Strict(Class<T> type, LogicalType logicalType) {
            super(type);
            this.logicalType = logicalType;
        }

        abstract T read(JsonParser parser, DeserializationContext context) throws IOException;

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return read(parser, context);
            } catch (IllegalArgumentException e) {
                throw new RefusedValue(parser, e.getMessage());
            }
        }

        /** Keeps the rules about bending values that apply to the type. */
        @Override
        public LogicalType logicalType() {
            return logicalType;
        }
    }

    static final class Text extends Strict<String> {
        Text() {
            super(String.class, LogicalType.Textual);
        }

        @Override
        String read(JsonParser parser, DeserializationContext context) throws IOException {
            var text = StringDeserializer.instance.deserialize(parser, context);
            return text == null ? null : text(text);
        }
    }

    static final class Decimal extends Strict<BigDecimal> {
        Decimal() {
            super(BigDecimal.class, LogicalType.Float);
        }

        @Override
        BigDecimal read(JsonParser parser, DeserializationContext context) throws IOException {
            var number = NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
            return number == null ? null : Values.decimal(number);
        }
    }

    /** A date or a point in time, as text only. */
    static final class Time<T> extends Strict<T> {
        private final Class<T> type;
        private final Function<String, T> parser;

        Time(Class<T> type, Function<String, T> parser) {
            super(type, LogicalType.DateTime);
            this.type = type;
            this.parser = parser;
        }

        @Override
        T read(JsonParser json, DeserializationContext context) throws IOException {
            return json.hasToken(JsonToken.VALUE_STRING)
                    ? parser.apply(json.getText())
                    : type.cast(context.handleUnexpectedToken(type, json));
        }
    }
}
