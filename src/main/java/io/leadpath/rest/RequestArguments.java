package io.leadpath.rest;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands this package's types to controller methods that ask for them as arguments. */
@Configuration
class RequestArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");
    static final Set<Class<?>> TYPES = Set.of(
            PageParameters.class, IfMatch.class, QueryFields.class, FormFields.class, JsonBody.class, MergePatch.class);

    private final ObjectMapper json;
    /** The rules of JSON, but for numbers and truths being written as text. */
    private final ObjectMapper query;

    RequestArguments(ObjectMapper json, Jackson2ObjectMapperBuilder builder) {
        this.json = json;
        this.query = builder.featuresToEnable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return TYPES.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest webRequest,
            WebDataBinderFactory binderFactory)
            throws Exception {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        var type = parameter.getParameterType();
        if (type == PageParameters.class) {
            return new PageParameters(request);
        }
        if (type == IfMatch.class) {
            return new IfMatch(request.getHeader(HttpHeaders.IF_MATCH));
        }
        var wanted = json.constructType(parameter.getGenericParameterType()).containedType(0);
        if (type == QueryFields.class) {
            return new QueryFields<>(request.getParameterMap(), wanted, query);
        }
        if (type == FormFields.class) {
            return new FormFields<>(request.getParameterMap(), wanted, query);
        }
        var content = request.getInputStream().readAllBytes();
        if (type == JsonBody.class) {
            checkMediaType(request, content, List.of(MediaType.APPLICATION_JSON));
            return new JsonBody<>(content, wanted, json);
        }
        checkMediaType(request, content, List.of(MediaType.APPLICATION_JSON, MERGE_PATCH));
        return new MergePatch<>(new JsonBody<>(content, wanted, json), wanted, json);
    }

    private static void checkMediaType(HttpServletRequest request, byte[] content, List<MediaType> supported)
            throws HttpMediaTypeNotSupportedException {
        if (content.length == 0 && request.getContentType() == null) {
            return;
        }
        var sent = mediaType(request.getContentType());
        if (sent == null || supported.stream().noneMatch(type -> type.isCompatibleWith(sent))) {
            throw new HttpMediaTypeNotSupportedException(sent, supported, HttpMethod.valueOf(request.getMethod()));
        }
    }

    private static MediaType mediaType(String header) {
        try {
            return header == null ? null : MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }
}
