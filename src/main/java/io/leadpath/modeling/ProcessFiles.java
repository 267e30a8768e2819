package io.leadpath.modeling;

import io.leadpath.analysts.AnalystsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The analysts' models, decisions and forms, by process folder. */
@Component
class ProcessFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessFiles.class);
    private static final List<String> ENDINGS = List.of(".bpmn", ".dmn", ".form");

    private final AnalystsFiles files;

    ProcessFiles(AnalystsFiles files) {
        this.files = files;
    }

    /** One file; its name is relative to the processes folder, so that moving the folder changes nothing. */
    record ProcessFile(String name, byte[] content) {}

    /** The files of every process folder, folders and files in alphabetical order. */
    Map<String, List<ProcessFile>> byFolder() {
        var root = files.root();
        LOG.info("Models come from {}", root.startsWith("classpath:") ? "the application itself" : root);
        var folders = new TreeMap<String, List<ProcessFile>>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(root + "/*/*")) {
                var name = name(resource);
                if (ENDINGS.stream().anyMatch(name::endsWith)) {
                    folders.computeIfAbsent(name.substring(0, name.indexOf('/')), folder -> new java.util.ArrayList<>())
                            .add(new ProcessFile(name, resource.getContentAsByteArray()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the models in " + root, e);
        }
        if (folders.isEmpty()) {
            throw new IllegalStateException("There is no model in " + root
                    + ". Point leadpath.processes to the folder that holds the process folders.");
        }
        folders.values().forEach(files -> files.sort(Comparator.comparing(ProcessFile::name)));
        return folders;
    }

    private static String name(Resource resource) throws IOException {
        var parts = java.net.URLDecoder.decode(resource.getURL().getPath(), StandardCharsets.UTF_8)
                .split("/");
        return String.join("/", Arrays.copyOfRange(parts, parts.length - 2, parts.length));
    }
}
