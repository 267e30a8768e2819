package io.leadpath.rest;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is refused outside of Spring MVC: by a filter, the firewall or the container. A problem, or a page for people. */
@Hidden
@Controller
class ErrorPages implements ErrorController {
    static final String PROBLEM = ErrorPages.class.getName() + ".problem";

    @RequestMapping("${server.error.path:${error.path:/error}}")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var problem = problem(request);
        if (Problems.wantsPage(request)) {
            var page = new ModelAndView("error", HttpStatusCode.valueOf(problem.getStatus()));
            page.addObject("problem", problem);
            return page;
        }
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ProblemDetail problem(HttpServletRequest request) {
        if (request.getAttribute(PROBLEM) instanceof ProblemDetail known) {
            return known;
        }
        var code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = HttpStatusCode.valueOf(code == null ? HttpStatus.NOT_FOUND.value() : code);
        return status.is5xxServerError()
                ? Problems.fault(status, (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                : Problems.of(status, Problems.sentence(status));
    }
}
