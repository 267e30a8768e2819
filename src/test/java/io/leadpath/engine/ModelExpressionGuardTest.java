package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What a deployed model's expressions reach, and what they do not. */
@SpringBootTest
class ModelExpressionGuardTest {
    private final String key = "p" + UUID.randomUUID().toString().replace("-", "");

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Canary canary;

    @Autowired
    List<String> delegateRuns;

    @BeforeEach
    void silence() {
        canary.beSilent();
        delegateRuns.clear();
    }

    @AfterEach
    void nothingIsLeft() {
        repository
                .createDeploymentQuery()
                .deploymentName(key)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${canary.ring()}",
                "${canary.song}",
                "${canary['song']}",
                "${canary.greet('x').concat(canary.ring())}",
                "${canary.getClass()}",
                "${canary.greet('x', 'y')}",
                "${harmless.execute(execution)}",
                "${harmless.getClass()}",
                "${''.getClass()}",
                "${''['class']}",
                "${text.length()}",
                "${text['class']}",
                "${text.bytes}",
                "${number.toString()}",
                "${object}",
                "${object.size()}",
                "${list[0]}",
                "${execution}",
                "${execution.getProcessEngineServices()}",
                "${task}",
                "${authenticatedUserId}",
                "${dataSource}",
                "${runtimeService}",
                "${camundaUsers}",
                "${environment}",
                "${currentUserGroups().size()}",
                "${now().getClass()}",
                "${dateTime().getZone()}"
            })
    void whatIsNotOnTheListIsRefusedAndNothingIsRun(String expression) {
        for (var model : List.of(
                Bpmn.createExecutableProcess(key)
                        .startEvent()
                        .serviceTask()
                        .camundaExpression(expression)
                        .endEvent()
                        .done(),
                Bpmn.createExecutableProcess(key)
                        .startEvent()
                        .camundaExecutionListenerExpression("end", expression)
                        .endEvent()
                        .done(),
                Bpmn.createExecutableProcess(key)
                        .startEvent()
                        .exclusiveGateway()
                        .condition("Yes", expression)
                        .endEvent()
                        .moveToLastGateway()
                        .endEvent()
                        .done(),
                Bpmn.createExecutableProcess(key)
                        .startEvent()
                        .userTask()
                        .camundaAssignee(expression)
                        .endEvent()
                        .done())) {
            deploy(model);

            assertThatThrownBy(this::start).as(expression).isInstanceOf(ProcessEngineException.class);

            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey(key)
                            .count())
                    .isZero();
        }
        assertThat(delegateRuns).isEmpty();
        // "greet" is on the list, so it may have been called; "ring" may not, however it was wrapped.
        assertThat(canary.songs()).isLessThanOrEqualTo(expression.contains("greet('x')") ? 4 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${''.}", "${a b}"})
    void whatCannotBeReadIsRefusedAtDeployment(String expression) {
        var model = Bpmn.createExecutableProcess(key)
                .startEvent()
                .serviceTask()
                .camundaExpression(expression)
                .endEvent()
                .done();

        assertThatThrownBy(() -> deploy(model)).isInstanceOf(BadUserRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${text == 'hot' && number > 3 && yes}",
                "${empty nothing}",
                "${number + 1 == 5 ? true : false}",
                "${day > now()}",
                "${canary.greet(text) == 'hello hot'}",
                "${canary.greet(number) == 'hello 4'}",
                "${dateTime().plusDays(number).toDate() > now()}"
            })
    void variablesListedMethodsAndArithmeticWork(String condition) {
        deploy(Bpmn.createExecutableProcess(key)
                .startEvent()
                .exclusiveGateway()
                .condition("Yes", condition)
                .userTask("reached")
                .endEvent()
                .moveToLastGateway()
                .endEvent()
                .done());

        start();

        assertThat(runtime.createProcessInstanceQuery()
                        .activityIdIn("reached")
                        .processDefinitionKey(key)
                        .count())
                .as(condition)
                .isEqualTo(1);
    }

    @Test
    void aDelegateIsRunByItsName() {
        deploy(Bpmn.createExecutableProcess(key)
                .startEvent()
                .serviceTask()
                .camundaDelegateExpression("${harmless}")
                .endEvent()
                .done());

        start();

        assertThat(delegateRuns).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "feel", "javascript", "groovy"})
    void aModelWithAScriptIsNotDeployed(String language) {
        var model = Bpmn.createExecutableProcess(key)
                .startEvent()
                .scriptTask()
                .scriptFormat(language)
                .scriptText("${canary.ring()}")
                .endEvent()
                .done();

        assertThatThrownBy(() -> deploy(model)).isInstanceOf(ProcessEngineException.class);
        assertThat(canary.songs()).isZero();
    }

    @Test
    void expressionsOfTheProcessHaveNothingToSeekInDecisions() {
        var decision = new ByteArrayInputStream(decision("${canary.ring()}").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .name(key)
                        .addInputStream(key + ".dmn", decision)
                        .deploy())
                .isInstanceOf(BadUserRequestException.class);
        assertThat(canary.songs()).isZero();
    }

    private void deploy(BpmnModelInstance model) {
        model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                .forEach(process -> process.setCamundaHistoryTimeToLiveString("P1D"));
        repository
                .createDeployment()
                .name(key)
                .addModelInstance(key + ".bpmn", model)
                .deploy();
    }

    private void start() {
        runtime.startProcessInstanceByKey(
                key,
                key,
                Map.of(
                        "text",
                        "hot",
                        "number",
                        4,
                        "yes",
                        true,
                        "nothing",
                        "",
                        "day",
                        new java.util.Date(4102444800000L),
                        "object",
                        new java.util.LinkedHashMap<>(Map.of("a", "b")),
                        "list",
                        new ArrayList<>(List.of("a"))));
    }

    private String decision(String expression) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                    id="d" name="d" namespace="test">
                  <decision id="%s" name="d" camunda:historyTimeToLive="P1D">
                    <variable id="v" name="result" typeRef="string"/>
                    <literalExpression id="l" expressionLanguage="juel"><text>%s</text></literalExpression>
                  </decision>
                </definitions>
                """.formatted(key, expression);
    }

    @TestConfiguration
    static class WithDelegateAndCanary {
        @Bean
        List<String> delegateRuns() {
            return new ArrayList<>();
        }

        @Bean
        Canary canary() {
            return new Canary();
        }

        @Bean
        JavaDelegate harmless(List<String> delegateRuns) {
            return execution -> delegateRuns.add(execution.getProcessBusinessKey());
        }
    }
}
