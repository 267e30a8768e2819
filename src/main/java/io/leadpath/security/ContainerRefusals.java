package io.leadpath.security;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What Tomcat itself refuses (an address it cannot decode) never reaches a filter; it is answered like the rest. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ContainerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Refusals refusals;

    ContainerRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReport()));
    }

    private class ProblemReport extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, Throwable fault) {
            var isMalformed = response.getStatus() == 400;
            if (!isMalformed || response.getContentWritten() > 0 || !response.setErrorReported()) {
                super.report(request, response, fault);
                return;
            }
            try {
                refusals.handle(request, response, null);
                response.finishResponse();
            } catch (IOException e) {
                // The caller is gone: there is nobody left to tell.
            }
        }
    }
}
