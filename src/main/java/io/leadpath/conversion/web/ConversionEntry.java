package io.leadpath.conversion.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadpath.conversion.ConversionRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;

/** One of many conversions: which lead, and what into. */
@JsonDeserialize(using = ConversionEntry.Reader.class)
record ConversionEntry(
        @NotBlank @Size(max = 36) String leadId,
        @JsonUnwrapped ConversionRequest request) {
    static final String LEAD_ID = "leadId";

    /** Jackson's own way of unwrapping would pass over unknown fields. */
    static final class Reader extends JsonDeserializer<ConversionEntry> {
        @Override
        public ConversionEntry deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!(context.readTree(parser) instanceof ObjectNode entry)) {
                return (ConversionEntry) context.handleUnexpectedToken(ConversionEntry.class, parser);
            }
            var leadId = entry.remove(LEAD_ID);
            var request = context.readTreeAsValue(entry, ConversionRequest.class);
            try {
                return new ConversionEntry(
                        leadId == null ? null : context.readTreeAsValue(leadId, String.class), request);
            } catch (JsonMappingException e) {
                throw JsonMappingException.wrapWithPath(e, ConversionEntry.class, LEAD_ID);
            }
        }
    }
}
