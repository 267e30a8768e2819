package io.leadpath.rest;

import io.leadpath.shared.Values;
import java.beans.PropertyEditorSupport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds parameters to the same rules as JSON, and leaves JSON as the only form of structured content. */
@ControllerAdvice
class WebBinding implements WebMvcConfigurer {

    /** Libraries on the class path would add YAML by themselves, which knows no strict types. */
    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.removeIf(converter -> converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML));
    }

    @InitBinder
    void readStrictly(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, editor(StrictValues::text));
        binder.registerCustomEditor(BigDecimal.class, editor(unlessBlank(Values::decimal)));
        binder.registerCustomEditor(LocalDate.class, editor(unlessBlank(StrictValues::date)));
        binder.registerCustomEditor(Instant.class, editor(unlessBlank(StrictValues::instant)));
    }

    private static <T> Function<String, T> unlessBlank(Function<String, T> parser) {
        return text -> text.isBlank() ? null : parser.apply(text.strip());
    }

    private static PropertyEditorSupport editor(Function<String, ?> parser) {
        return new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(parser.apply(text));
            }
        };
    }
}
