package io.leadpath.engine;

import java.util.List;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * Refuses a model that would run code of its own, whichever way it is deployed: classes, scripts, shell and mail tasks,
 * connectors. What a model may run are the delegates that the product offers.
 */
class ModelGuard extends AbstractBpmnParseListener {
    private static final Namespace CAMUNDA = BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;
    private static final List<String> CODE = List.of("script", "scriptTask", "connector");

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        check(process, process.attribute("id"));
    }

    private static void check(Element element, String nearestId) {
        var id = element.attribute("id") == null ? nearestId : element.attribute("id");
        if (CODE.contains(element.getTagName())) {
            throw refusal(element, id, "runs a " + element.getTagName());
        }
        if (element.attributeNS(CAMUNDA, "class") != null || isListenerWithClass(element)) {
            throw refusal(element, id, "names a Java class");
        }
        var type = element.attributeNS(CAMUNDA, "type");
        if (type != null && List.of("shell", "mail", "mule", "camel").contains(type)) {
            throw refusal(element, id, "is a task of the type " + type);
        }
        element.elements().forEach(child -> check(child, id));
    }

    /** Listeners are extension elements themselves and name their class without a prefix. */
    private static boolean isListenerWithClass(Element element) {
        return element.getTagName().endsWith("Listener") && element.attribute("class") != null;
    }

    private static RuntimeException refusal(Element element, String id, String what) {
        return new BpmnParseException(
                "The element '" + id + "' " + what
                        + ". Use a delegate instead, such as ${routeLead}; processes/README.md lists them.",
                element);
    }
}
