package io.leadpath.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.support.Caller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An analyst deploys over REST, as Modeler does; a model that brings code of its own is refused. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ModelGuardTest {
    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                         xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:old="http://activiti.org/bpmn"
                         targetNamespace="leadpath">
              <process id="guarded" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="begun" />
                <sequenceFlow id="go" sourceRef="begun" targetRef="suspect" />
                %s
              </process>
            </definitions>""";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id=\"suspect\" camunda:type=\"shell\" />",
                "<serviceTask id=\"suspect\" old:type=\"shell\" />",
                "<serviceTask id=\"suspect\" camunda:class=\"java.lang.Object\" />",
                "<serviceTask id=\"suspect\" old:class=\"java.lang.Object\" />",
                "<scriptTask id=\"suspect\" scriptFormat=\"juel\"><script>${1}</script></scriptTask>",
                "<userTask id=\"suspect\"><extensionElements><camunda:taskListener event=\"create\""
                        + " class=\"java.lang.Object\" /></extensionElements></userTask>",
                "<userTask id=\"suspect\"><extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\">"
                        + "<camunda:script scriptFormat=\"juel\">${1}</camunda:script></camunda:inputParameter>"
                        + "</camunda:inputOutput></extensionElements></userTask>",
                "<userTask id=\"suspect\" camunda:formHandlerClass=\"java.net.ServerSocket\" />",
                "<userTask id=\"suspect\" camunda:formKey=\"embedded:deployment:evil.html\" />",
                "<userTask id=\"suspect\" camunda:formKey=\"${''.getClass()}\" />",
                "<userTask id=\"suspect\" camunda:formRef=\"${''.getClass()}\" camunda:formRefBinding=\"latest\" />",
                "<userTask id=\"suspect\"><extensionElements><camunda:formData><camunda:formField id=\"a\""
                        + " type=\"string\"><camunda:validation><camunda:constraint name=\"validator\""
                        + " config=\"java.lang.Object\" /></camunda:validation></camunda:formField></camunda:formData>"
                        + "</extensionElements></userTask>",
                "<callActivity id=\"suspect\" calledElement=\"guarded\""
                        + " camunda:variableMappingClass=\"java.lang.Object\" />",
                "<serviceTask id=\"suspect\"><extensionElements><camunda:connector><camunda:connectorId>http-connector"
                        + "</camunda:connectorId></camunda:connector></extensionElements></serviceTask>",
                "<serviceTask id=\"suspect\" camunda:type=\"external\" camunda:topic=\"elsewhere\" />",
                "<intermediateCatchEvent id=\"suspect\"><conditionalEventDefinition><condition language=\"javascript\">"
                        + "true</condition></conditionalEventDefinition></intermediateCatchEvent>",
            })
    void refusesAModelThatWouldRunCodeOfItsOwn(String element) {
        var answer = deploy(MODEL.formatted(element));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("suspect").contains("Use a delegate instead");
    }

    @ParameterizedTest
    @ValueSource(strings = "<serviceTask id=\"suspect\" camunda:delegateExpression=\"${routeLead}\" />")
    void takesAModelThatUsesADelegate(String element) {
        assertThat(deploy(MODEL.formatted(element)).status()).isEqualTo(200);
    }

    private Caller.Answer deploy(String model) {
        var body = "--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nguarded\r\n"
                + "--part\r\nContent-Disposition: form-data; name=\"guarded.bpmn\"; filename=\"guarded.bpmn\"\r\n"
                + "Content-Type: text/xml\r\n\r\n" + model + "\r\n--part--\r\n";
        return Caller.program(port, "analyst", "analyst")
                .send("POST", "/engine-rest/deployment/create", body, "multipart/form-data; boundary=part");
    }
}
