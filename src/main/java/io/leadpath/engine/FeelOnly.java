package io.leadpath.engine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElExpression;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Decisions are written in FEEL. In another language they are not deployed, and what was deployed all the same is not
 * evaluated: an expression of the process has nothing to seek in a decision, and what it answers FEEL would take for data.
 */
class FeelOnly implements Deployer, ElProvider {
    private static final Pattern LANGUAGE = Pattern.compile("expressionLanguage\\s*=\\s*[\"']([^\"']*)");

    @Override
    public void deploy(DeploymentEntity deployment) {
        deployment.getResources().values().stream()
                .filter(file -> file.getName().toLowerCase(Locale.ROOT).matches(".*\\.dmn(11\\.xml)?"))
                .forEach(file -> check(file.getName(), new String(file.getBytes(), StandardCharsets.UTF_8)));
    }

    private static void check(String file, String xml) {
        LANGUAGE.matcher(xml)
                .results()
                .map(found -> found.group(1))
                .filter(language -> !language.toLowerCase(Locale.ROOT).contains("feel"))
                .findFirst()
                .ifPresent(language -> {
                    throw new RefusedExpression(
                            file + " has an expression in '" + language
                                    + "'. Decisions are written in FEEL: choose it, or leave the language out.",
                            null);
                });
    }

    @Override
    public ElExpression createExpression(String expression) {
        throw new RefusedExpression("A decision has an expression that is not FEEL.", null);
    }
}
