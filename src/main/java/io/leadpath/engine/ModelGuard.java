package io.leadpath.engine;

import java.util.Set;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * Refuses a model that would run code of its own, whichever way it is deployed, and before the engine reads it: while
 * reading, the engine already makes objects of classes that a model names. What stands on the lists below is harmless;
 * everything else of Camunda's extensions (classes, scripts, connectors, forms with script, external tasks) is refused.
 * What a model may run are the delegates that the product offers.
 */
class ModelGuard extends BpmnParse {
    private static final Namespace CAMUNDA = CAMUNDA_BPMN_EXTENSIONS_NS;

    private static final Set<String> ATTRIBUTES = Set.of(
            "assignee",
            "asyncAfter",
            "asyncBefore",
            "calledElementBinding",
            "calledElementVersion",
            "calledElementVersionTag",
            "candidateGroups",
            "candidateStarterGroups",
            "candidateStarterUsers",
            "candidateUsers",
            "collection",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "decisionRefVersionTag",
            "delegateExpression",
            "dueDate",
            "elementVariable",
            "errorCodeVariable",
            "errorMessage",
            "errorMessageVariable",
            "escalationCodeVariable",
            "exclusive",
            "expression",
            "followUpDate",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "historyTimeToLive",
            "initiator",
            "isStartableInTasklist",
            "jobPriority",
            "mapDecisionResult",
            "modelerTemplate",
            "modelerTemplateIcon",
            "modelerTemplateVersion",
            "priority",
            "resultVariable",
            "variableEvents",
            "variableName",
            "versionTag");

    private static final Set<String> ELEMENTS = Set.of(
            "entry",
            "executionListener",
            "failedJobRetryTimeCycle",
            "in",
            "inputOutput",
            "inputParameter",
            "list",
            "map",
            "out",
            "outputParameter",
            "properties",
            "property",
            "taskListener",
            "value");

    ModelGuard(BpmnParser parser) {
        super(parser);
    }

    static BpmnParseFactory factory() {
        return ModelGuard::new;
    }

    @Override
    protected void parseRootElement() {
        check(rootElement, null);
        super.parseRootElement();
    }

    private static void check(Element element, String nearestId) {
        var id = element.attribute("id") == null ? nearestId : element.attribute("id");
        var tag = element.getTagName();
        if (tag.equals("scriptTask") || tag.equals("script")) {
            throw refusal(element, id, "runs a " + tag);
        }
        if (isCamunda(element.getUri()) && !ELEMENTS.contains(tag)) {
            throw refusal(element, id, "uses the extension '" + tag + "'");
        }
        if (tag.endsWith("Listener") && element.attribute("class") != null) {
            throw refusal(element, id, "names a Java class");
        }
        if (element.attribute("language") != null) {
            throw refusal(element, id, "has an expression in a language of its own");
        }
        for (var attribute : element.attributes()) {
            var name = attribute.substring(attribute.lastIndexOf(':') + 1);
            if (isCamunda(attribute.substring(0, Math.max(0, attribute.lastIndexOf(':'))))
                    && !ATTRIBUTES.contains(name)) {
                throw refusal(element, id, "uses the extension '" + name + "'");
            }
        }
        var form = element.attributeNS(CAMUNDA, "formRef");
        if (form != null && (form.contains("${") || form.contains("#{"))) {
            throw refusal(element, id, "computes the name of its form");
        }
        element.elements().forEach(child -> check(child, id));
    }

    private static boolean isCamunda(String namespace) {
        return CAMUNDA.getNamespaceUri().equals(namespace)
                || CAMUNDA.getAlternativeUri().equals(namespace);
    }

    private static RuntimeException refusal(Element element, String id, String what) {
        return new BpmnParseException(
                "The element '" + id + "' " + what
                        + ". Use a delegate instead, such as ${routeLead}, and a form by its formRef;"
                        + " processes/README.md lists what there is.",
                element);
    }
}
