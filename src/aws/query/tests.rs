use std::borrow::Cow;

use super::*;
use crate::aws::model::{iam, sqs};
use crate::aws::node::Node;
use crate::aws::schema::ServiceSchema;

fn structure<'a>(service: &ServiceSchema, operation: &str, form: &'a str) -> Node<'a> {
    Form::parse(&[form.as_bytes()]).unwrap().structure(service.operation(operation).unwrap().input)
}

fn map<'a>(entries: Vec<(&'a str, Node<'a>)>) -> Node<'a> {
    Node::Map(entries.into_iter().map(|(key, node)| (Cow::Borrowed(key), node)).collect())
}

fn loose(text: &str) -> Node<'_> {
    Node::Loose(Cow::Borrowed(text))
}

#[test]
fn maps_and_lists_are_folded_out_of_dotted_names() {
    let form = "Action=CreateQueue&QueueName=q&Attribute.2.Name=B&Attribute.2.Value=2&Attribute.10.Name=C&\
                Attribute.10.Value=3&Attribute.1.Name=A&Attribute.1.Value=1+%2B";
    let attributes = map(vec![("A", loose("1 +")), ("B", loose("2")), ("C", loose("3"))]);
    assert_eq!(
        structure(&sqs::SERVICE, "CreateQueue", form),
        map(vec![("QueueName", loose("q")), ("Attributes", attributes)])
    );
}

#[test]
fn a_list_may_have_a_wrapper_or_not() {
    let names = Node::List(vec![loose("a"), loose("b")]);
    for form in ["RoleName=r&TagKeys.member.1=a&TagKeys.member.2=b", "RoleName=r&TagKeys.1=a&TagKeys.2=b"] {
        let expected = map(vec![("RoleName", loose("r")), ("TagKeys", names.clone())]);
        assert_eq!(structure(&iam::SERVICE, "UntagRole", form), expected);
    }
    let expected = map(vec![("QueueUrl", loose("u")), ("AttributeNames", Node::List(vec![loose("All")]))]);
    for form in ["QueueUrl=u&AttributeName.1=All", "QueueUrl=u&AttributeName=All"] {
        assert_eq!(structure(&sqs::SERVICE, "GetQueueAttributes", form), expected);
    }
}

#[test]
fn structures_nest_in_lists_and_maps() {
    let form = "QueueUrl=u&SendMessageBatchRequestEntry.1.Id=i&SendMessageBatchRequestEntry.1.MessageBody=b&\
                SendMessageBatchRequestEntry.1.MessageAttribute.1.Name=n&\
                SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType=String&\
                SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue=v";
    let attribute = map(vec![("StringValue", loose("v")), ("DataType", loose("String"))]);
    let entry = map(vec![
        ("Id", loose("i")),
        ("MessageBody", loose("b")),
        ("MessageAttributes", map(vec![("n", attribute)])),
    ]);
    let expected = map(vec![("QueueUrl", loose("u")), ("Entries", Node::List(vec![entry]))]);
    assert_eq!(structure(&sqs::SERVICE, "SendMessageBatch", form), expected);
}

#[test]
fn too_many_parameters_are_refused() {
    assert!(Form::parse(&["a=b&".repeat(20_001).as_bytes()]).is_err());
}
