package io.leadpath.engine;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * The beans that models may name. A delegate or listener may be named so that the engine runs it, and nothing of it may
 * be called; a bean marked {@link CallableFromModels} offers its marked methods. There are no others.
 */
@Component
class ModelBeans {
    private static final List<Class<?>> RUN_BY_THE_ENGINE =
            List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

    private final ListableBeanFactory beans;

    ModelBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    Optional<Object> find(String name) {
        return beans.containsBean(name) && mayBeNamed(name) ? Optional.of(beans.getBean(name)) : Optional.empty();
    }

    private boolean mayBeNamed(String name) {
        return RUN_BY_THE_ENGINE.stream().anyMatch(type -> beans.isTypeMatch(name, type))
                || beans.findAnnotationOnBean(name, CallableFromModels.class) != null;
    }

    /** The method of the bean that a model may call by this name with this many arguments, if there is one. */
    Optional<Method> callable(Object bean, String methodName, int arguments) {
        var type = AopUtils.getTargetClass(bean);
        if (!isMarked(type)) {
            return Optional.empty();
        }
        var candidates = callableMethods(type)
                .filter(method -> method.getName().equals(methodName) && method.getParameterCount() == arguments)
                .toList();
        if (candidates.size() > 1) {
            throw new IllegalStateException("Models can call two methods " + type.getSimpleName() + "." + methodName
                    + " with " + arguments + " arguments. Rename one of them.");
        }
        return candidates.stream().findFirst().map(method -> AopUtils.selectInvocableMethod(method, bean.getClass()));
    }

    private static Stream<Method> callableMethods(Class<?> type) {
        return Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(type)).filter(ModelBeans::isMarked);
    }

    private static boolean isMarked(AnnotatedElement element) {
        return AnnotatedElementUtils.hasAnnotation(element, CallableFromModels.class);
    }
}
