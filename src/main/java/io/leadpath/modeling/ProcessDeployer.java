package io.leadpath.modeling;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Deploys the analysts' files at start: one deployment for each process folder, and only what changed. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class ProcessDeployer implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployer.class);

    private final RepositoryService repository;
    private final ProcessFiles files;

    ProcessDeployer(RepositoryService repository, ProcessFiles files) {
        this.repository = repository;
        this.files = files;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        files.byFolder().forEach(this::deploy);
    }

    private void deploy(String folder, List<ProcessFiles.ProcessFile> content) {
        var deployment =
                repository.createDeployment().name(folder).source("leadpath").enableDuplicateFiltering(true);
        content.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        var result = deployment.deployWithResult();
        LOG.info(
                "Process folder '{}': {} files, {}",
                folder,
                content.size(),
                result.getDeployedProcessDefinitions() == null ? "nothing new" : "new versions deployed");
    }
}
