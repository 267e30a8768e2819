package io.leadpath.mail;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people reach the product's pages from a mail.
 *
 * @param baseUrl the address people type, without a path or with the one a proxy puts before all paths
 */
@Validated
@ConfigurationProperties("leadpath")
public record Links(
        @NotNull @DefaultValue("http://localhost:8080") URI baseUrl) {

    public String to(String path) {
        return baseUrl.toString().replaceAll("/+$", "") + path;
    }

    public String toLead(String leadId) {
        return to("/leads/" + leadId);
    }
}
