package io.leadpath.analysts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The folder that analysts own: {@code leadpath.processes}, else a folder {@code processes} in the working directory,
 * else the copy inside the application.
 */
@Component
@EnableConfigurationProperties(AnalystsProperties.class)
public class AnalystsFiles {
    private static final String OWN_COPY = "processes";

    private final AnalystsProperties properties;

    AnalystsFiles(AnalystsProperties properties) {
        this.properties = properties;
    }

    /** The folder as Spring's resource patterns take it, without a slash at the end. */
    public String root() {
        return folder().map(folder -> folder.toUri().toString().replaceAll("/$", ""))
                .orElse("classpath:/" + OWN_COPY);
    }

    /** A file by its name relative to the folder; where the folder has none, the application's copy. */
    public Resource file(String name) {
        return folder().map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .<Resource>map(FileSystemResource::new)
                .orElseGet(() -> new ClassPathResource(OWN_COPY + "/" + name));
    }

    private Optional<Path> folder() {
        return Optional.ofNullable(properties.processes())
                .or(() -> Optional.of(Path.of("processes")).filter(Files::isDirectory));
    }
}
