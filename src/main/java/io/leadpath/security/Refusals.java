package io.leadpath.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** What the security filters answer to programs: problem+json with a code, like every other refusal of the API. */
@Component
class Refusals implements RequestRejectedHandler {
    private final ObjectMapper json;

    Refusals(ObjectMapper json) {
        this.json = json;
    }

    /** Asks for HTTP Basic, without a redirect. */
    void askForBasic(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Leadpath\", charset=\"UTF-8\"");
        notLoggedIn(request, response, reason);
    }

    void notLoggedIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        write(response, ErrorCode.UNAUTHORIZED, "Log in first: user name and password are missing or wrong.");
    }

    void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        write(
                response,
                ErrorCode.FORBIDDEN,
                reason instanceof CsrfException
                        ? "A call with a session cookie needs the session's CSRF token in the header X-CSRF-TOKEN."
                        : "Your role does not allow this.");
    }

    /** The firewall's refusal of a request that is malformed or an attack. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException reason)
            throws IOException {
        write(response, ErrorCode.INVALID_VALUE, "The request's address, method or headers are malformed.");
    }

    private void write(HttpServletResponse response, ErrorCode code, String detail) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", HttpStatus.valueOf(code.httpStatus()).getReasonPhrase());
        problem.put("status", code.httpStatus());
        problem.put("detail", detail);
        problem.put("code", code.name());
        response.setStatus(code.httpStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
