package io.leadpath.analysts;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param processes the folder that holds the process folders; absent: {@code ./processes}, else the application's copy
 */
@ConfigurationProperties("leadpath")
record AnalystsProperties(Path processes) {}
