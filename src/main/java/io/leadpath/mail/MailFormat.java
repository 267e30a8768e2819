package io.leadpath.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.stereotype.Component;

/** Mails as the outbox keeps them. Reads what an older or newer version of the product wrote. */
@Component
class MailFormat {
    private final ObjectMapper json = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Mail mail) {
        try {
            return json.writeValueAsString(mail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Mail read(String payload) {
        try {
            return json.readValue(payload, Mail.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An entry of the outbox is no mail", e);
        }
    }
}
