package io.leadpath.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.security.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a form's question for its data with the record as it is now, in place of the process variables: the engine has
 * first checked that the caller may see the task, and the variables of earlier rounds must not prefill the next.
 */
class LiveFormFilter extends OncePerRequestFilter {
    private static final Pattern FORM_VARIABLES = Pattern.compile(".*/task/([^/]+)/form-variables/?");

    /** Asked for by each card in Tasklist's list; nothing else is read for it. */
    private static final String TITLE = "leadTitle";

    private final OpenTasks tasks;
    private final Users users;
    private final List<LiveFormData> data;
    private final ObjectMapper json;

    LiveFormFilter(OpenTasks tasks, Users users, List<LiveFormData> data, ObjectMapper json) {
        this.tasks = tasks;
        this.users = users;
        this.data = data;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"GET".equals(request.getMethod())
                || !FORM_VARIABLES.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffered);
        if (buffered.getStatus() == HttpServletResponse.SC_OK) {
            var answer = json.writeValueAsBytes(variables(request));
            buffered.resetBuffer();
            buffered.setContentType(MediaType.APPLICATION_JSON_VALUE);
            buffered.getOutputStream().write(answer);
        }
        buffered.copyBodyToResponse();
    }

    private Map<String, Object> variables(HttpServletRequest request) throws JsonProcessingException {
        var path = FORM_VARIABLES.matcher(request.getRequestURI());
        var names = request.getParameter("variableNames");
        var variables = new LinkedHashMap<String, Object>();
        var task = path.matches() ? AsSystem.call(() -> tasks.inHand(path.group(1), users)) : null;
        if (task == null || task.isEmpty()) {
            return variables;
        }
        if (TITLE.equals(names)) {
            variables.put(TITLE, variable(title(task.get())));
        } else {
            for (var entry : shown(task.get()).entrySet()) {
                if (names == null || Arrays.asList(names.split(",")).contains(entry.getKey())) {
                    variables.put(entry.getKey(), variable(entry.getValue()));
                }
            }
        }
        return variables;
    }

    private String title(TaskInHand task) {
        return data.stream()
                .map(each -> each.title(task))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> shown(TaskInHand task) {
        return data.stream()
                .map(each -> each.forTask(task))
                .filter(shown -> !shown.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /** A variable as Camunda's REST API writes one; maps and lists travel as text that holds JSON. */
    private Map<String, Object> variable(Object value) throws JsonProcessingException {
        if (value instanceof Map || value instanceof List) {
            return Map.of("type", "Json", "value", json.writeValueAsString(value), "valueInfo", Map.of());
        }
        var variable = new LinkedHashMap<String, Object>();
        variable.put("type", value == null ? "Null" : value.getClass().getSimpleName());
        variable.put("value", value);
        variable.put("valueInfo", Map.of());
        return variable;
    }
}
