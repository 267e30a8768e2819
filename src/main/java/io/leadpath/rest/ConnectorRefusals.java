package io.leadpath.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * What the server refuses before it looks for an application (a malformed address, a broken header) is answered in the
 * same form as everything else. The last of its valves speaks first, so it is added behind Spring Boot's.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ConnectorRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final ObjectMapper json;

    ConnectorRefusals(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(null);
            host.getPipeline().addValve(new ProblemValve(json));
        });
    }

    private static final class ProblemValve extends ErrorReportValve {
        private final ObjectMapper json;

        ProblemValve(ObjectMapper json) {
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var connected = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, connected);
            if (connected.get()) {
                write(response);
            }
        }

        private void write(Response response) {
            var status = HttpStatusCode.valueOf(response.getStatus());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            try {
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(json.writeValueAsString(Problems.of(status, Problems.sentence(status))));
                    response.finishResponse();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
